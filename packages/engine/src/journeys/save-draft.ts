import type { Graph } from '@waypost/journey';
import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A draft as its author last left it. */
export interface SavedDraft {
  revision: number;
  updatedBy: string;
  updatedAt: Date;
  draft: Graph;
}

export type DraftSave =
  | { kind: 'saved'; revision: number; savedAt: Date }
  | { kind: 'conflict'; present: SavedDraft }
  | { kind: 'not_found' };

/**
 * Saves a draft made on `revision`; a draft that somebody else saved meanwhile is not overwritten but
 * answered. Without `revision` it is.
 */
export async function saveDraft(
  db: Kysely<Database>,
  input: { id: string; draft: Graph; revision: number | undefined; actor: string },
  now: number,
): Promise<DraftSave> {
  const { rows } = await sql<{ draft_revision: number; updated_at: Date }>`
    UPDATE journey
       SET draft = ${JSON.stringify(input.draft)}::jsonb, draft_revision = draft_revision + 1,
           updated_at = ${new Date(now)}, updated_by = ${input.actor}
     WHERE id = ${input.id}::uuid AND kind = 'journey'
       AND draft_revision = coalesce(${input.revision ?? null}::int, draft_revision)
    RETURNING draft_revision, updated_at`.execute(db);
  const saved = rows[0];
  if (saved !== undefined) {
    return { kind: 'saved', revision: saved.draft_revision, savedAt: saved.updated_at };
  }
  const present = await db
    .selectFrom('journey')
    .select(['draft_revision', 'updated_by', 'updated_at', 'draft'])
    .where('id', '=', input.id)
    .where('kind', '=', 'journey')
    .executeTakeFirst();
  if (present === undefined) return { kind: 'not_found' };
  return {
    kind: 'conflict',
    present: {
      revision: present.draft_revision,
      updatedBy: present.updated_by,
      updatedAt: present.updated_at,
      draft: present.draft,
    },
  };
}
