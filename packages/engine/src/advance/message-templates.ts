import {
  compileResponse,
  compileTemplate,
  type CompiledResponse,
  type CompiledTemplate,
  type ResponseLanguageContent,
  type SlotValue,
} from '@waypost/whatsapp';

import type { StoredTemplate } from './load-templates.ts';

/** Contents prepared for many people, kept as long as the versions they belong to. */
export interface PreparedContents {
  templates: Map<string, CompiledTemplate>;
  responses: Map<string, CompiledResponse>;
}

/**
 * The templates a batch may send, and what is needed to fill contents. Filling one is prepared once per
 * version, activity and language, and again only when the template itself changes.
 */
export class MessageTemplates {
  readonly #prepared: PreparedContents;
  readonly #stored = new Map<string, StoredTemplate>();

  constructor(stored: readonly StoredTemplate[], prepared: PreparedContents) {
    this.#prepared = prepared;
    for (const entry of stored) {
      this.#stored.set(keyOf(entry.wabaId, entry.template.name, entry.template.language), entry);
    }
  }

  find(wabaId: string, name: string, language: string): StoredTemplate | null {
    return this.#stored.get(keyOf(wabaId, name, language)) ?? null;
  }

  template(
    versionId: number,
    activityId: string,
    stored: StoredTemplate,
    values: Record<string, SlotValue>,
  ): CompiledTemplate {
    return remembered(
      this.#prepared.templates,
      `${versionId}\u0000${activityId}\u0000${stored.stamp}`,
      () => compileTemplate(stored.template, values),
    );
  }

  response(
    versionId: number,
    activityId: string,
    language: string,
    content: ResponseLanguageContent,
  ): CompiledResponse {
    return remembered(
      this.#prepared.responses,
      `${versionId}\u0000${activityId}\u0000${language}`,
      () => compileResponse(content),
    );
  }
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function keyOf(wabaId: string, name: string, language: string): string {
  return `${wabaId}\u0000${name}\u0000${language}`;
}
