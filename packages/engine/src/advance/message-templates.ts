import { compileTemplate, type CompiledTemplate } from '@waypost/whatsapp';
import type { SlotValue } from '@waypost/whatsapp';

import type { StoredTemplate } from './load-templates.ts';

/**
 * The templates a batch may send. Filling a template is prepared once per version, activity and
 * language, and again only when the template itself changes.
 */
export class MessageTemplates {
  readonly #compiled: Map<string, CompiledTemplate>;
  readonly #stored = new Map<string, StoredTemplate>();

  constructor(stored: readonly StoredTemplate[], compiled: Map<string, CompiledTemplate>) {
    this.#compiled = compiled;
    for (const entry of stored) {
      this.#stored.set(keyOf(entry.wabaId, entry.template.name, entry.template.language), entry);
    }
  }

  find(wabaId: string, name: string, language: string): StoredTemplate | null {
    return this.#stored.get(keyOf(wabaId, name, language)) ?? null;
  }

  compiled(
    versionId: number,
    activityId: string,
    stored: StoredTemplate,
    values: Record<string, SlotValue>,
  ): CompiledTemplate {
    const key = `${versionId}\u0000${activityId}\u0000${stored.stamp}`;
    const known = this.#compiled.get(key);
    if (known) return known;
    const compiled = compileTemplate(stored.template, values);
    this.#compiled.set(key, compiled);
    return compiled;
  }
}

function keyOf(wabaId: string, name: string, language: string): string {
  return `${wabaId}\u0000${name}\u0000${language}`;
}
