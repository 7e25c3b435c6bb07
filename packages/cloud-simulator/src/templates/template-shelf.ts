import { templateSchema, type Template } from '@waypost/whatsapp';

import type { Store } from '../store/open-store.ts';
import { integer, text } from '../store/row.ts';
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
    extra?: Partial<StoredTemplate>,
  ) => { now: StoredTemplate; before: StoredTemplate | undefined };
  /** Changes what Meta adds to a template; its texts stay. */
  change: (template: StoredTemplate, extra: Partial<StoredTemplate>) => StoredTemplate;
  /** Takes a template away. Its name can't be used again in this language until `blockedUntil`. */
  remove: (template: StoredTemplate, blockedUntil: number) => void;
  /** Until when a name is blocked because a template with it was deleted; 0 when it isn't. */
  blockedUntil: (wabaId: string, name: string, language: string) => number;
  /** The template as it read when a message was sent with it. */
  revision: (id: number) => Template | undefined;
}

/** Templates by account: kept in the file, read from memory. */
export function createTemplateShelf(store: Store): TemplateShelf {
  const keep = store.database.prepare(
    `INSERT INTO template (id, waba_id, name, language, settings, revision) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, revision = excluded.revision`,
  );
  const drop = store.database.prepare('DELETE FROM template WHERE id = ?');
  const block = store.database.prepare(
    `INSERT INTO template_name_block (waba_id, name, language, until) VALUES (?, ?, ?, ?)
     ON CONFLICT (waba_id, name, language) DO UPDATE SET until = excluded.until`,
  );
  const readBlock = store.database.prepare(
    'SELECT until FROM template_name_block WHERE waba_id = ? AND name = ? AND language = ?',
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
  const write = (template: StoredTemplate): StoredTemplate => {
    const { id, wabaId, name, language, revision } = template;
    keep.run(id, wabaId, name, language, JSON.stringify(template), revision);
    place(template);
    return template;
  };

  return {
    find,
    hasName: (wabaId, name) => (shelf.get(wabaId)?.get(name)?.size ?? 0) > 0,
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
        const id = before?.id ?? (lastId += 1);
        const now = storedTemplateSchema.parse({
          ...before,
          wasApproved: before?.wasApproved === true || template.status === 'APPROVED',
          ...template,
          ...extra,
          id,
          wabaId,
          revision,
        });
        return { now: write(now), before };
      });
    },
    change: (template, extra) => write(storedTemplateSchema.parse({ ...template, ...extra })),
    remove(template, blockedUntil) {
      const { id, wabaId, name, language } = template;
      store.transaction(() => {
        drop.run(id);
        block.run(wabaId, name, language, blockedUntil);
      });
      byId.delete(id);
      shelf.get(wabaId)?.get(name)?.delete(language);
    },
    blockedUntil(wabaId, name, language) {
      const row = readBlock.get(wabaId, name, language);
      return row ? integer(row, 'until') : 0;
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
