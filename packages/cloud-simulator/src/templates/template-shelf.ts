import { templateSchema, type Template } from '@waypost/whatsapp';

import type { Store } from '../store/open-store.ts';
import { text } from '../store/row.ts';
import { storedTemplateSchema, type StoredTemplate } from './stored-template.ts';

const firstTemplateId = 1_689_556_900_000_000;

export interface TemplateShelf {
  find: (wabaId: string, name: string, language: string) => StoredTemplate | undefined;
  hasName: (wabaId: string, name: string) => boolean;
  byId: (id: number) => StoredTemplate | undefined;
  /** All templates of an account, newest first, as Meta lists them. */
  list: (wabaId: string) => StoredTemplate[];
  /** Adds a template or replaces the one of the same name and language; says what it was before. */
  put: (
    wabaId: string,
    template: Template,
    extra?: { rejectedReason?: string },
  ) => { now: StoredTemplate; before: StoredTemplate | undefined };
  /** The template as it read when a message was sent with it. */
  revision: (id: number) => Template | undefined;
}

/** Templates by account: kept in the file, read from memory. */
export function createTemplateShelf(store: Store): TemplateShelf {
  const keep = store.database.prepare(
    `INSERT INTO template (id, waba_id, name, language, settings, revision) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, revision = excluded.revision`,
  );
  const keepRevision = store.database.prepare(
    'INSERT INTO template_revision (settings) VALUES (?)',
  );
  const readRevision = store.database.prepare(
    'SELECT settings FROM template_revision WHERE id = ?',
  );
  const shelf = new Map<string, Map<string, Map<string, StoredTemplate>>>();
  const byId = new Map<number, StoredTemplate>();
  const revisions = new Map<number, Template>();

  const place = (template: StoredTemplate): void => {
    const names = shelf.get(template.wabaId) ?? new Map<string, Map<string, StoredTemplate>>();
    const languages = names.get(template.name) ?? new Map<string, StoredTemplate>();
    languages.set(template.language, template);
    names.set(template.name, languages);
    shelf.set(template.wabaId, names);
    byId.set(template.id, template);
  };
  for (const row of store.database.prepare('SELECT settings FROM template ORDER BY id').all()) {
    place(storedTemplateSchema.parse(JSON.parse(text(row, 'settings'))));
  }
  let lastId = Math.max(firstTemplateId, ...byId.keys());

  const find = (wabaId: string, name: string, language: string): StoredTemplate | undefined =>
    shelf.get(wabaId)?.get(name)?.get(language);

  return {
    find,
    hasName: (wabaId, name) => shelf.get(wabaId)?.has(name) === true,
    byId: (id) => byId.get(id),
    list: (wabaId) =>
      [...byId.values()]
        .filter((template) => template.wabaId === wabaId)
        .sort((a, b) => b.id - a.id),
    put(wabaId, template, extra = {}) {
      const before = find(wabaId, template.name, template.language);
      const content = JSON.stringify(templateSchema.parse(template));
      return store.transaction(() => {
        const same =
          before !== undefined && JSON.stringify(templateSchema.parse(before)) === content;
        const revision = same ? before.revision : Number(keepRevision.run(content).lastInsertRowid);
        const now = storedTemplateSchema.parse({
          ...template,
          ...extra,
          id: before?.id ?? (lastId += 1),
          wabaId,
          revision,
        });
        keep.run(now.id, wabaId, now.name, now.language, JSON.stringify(now), revision);
        place(now);
        return { now, before };
      });
    },
    revision(id) {
      const known = revisions.get(id);
      if (known) return known;
      const row = readRevision.get(id);
      if (!row) return undefined;
      const template = templateSchema.parse(JSON.parse(text(row, 'settings')));
      revisions.set(id, template);
      return template;
    },
  };
}
