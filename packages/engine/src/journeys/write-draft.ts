import type { Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

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

export async function createJourney(
  db: Kysely<Database>,
  input: {
    name: string;
    draft: Graph;
    actor: string;
    kind?: 'journey' | 'campaign';
    demo?: boolean;
  },
  now: number,
): Promise<string> {
  const { id } = await db
    .insertInto('journey')
    .values({
      kind: input.kind ?? 'journey',
      name: input.name,
      draft: JSON.stringify(input.draft),
      status: 'draft',
      demo: input.demo ?? false,
      created_at: new Date(now),
      updated_at: new Date(now),
      updated_by: input.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

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

/** False when there is no such journey. */
export async function renameJourney(
  db: Kysely<Database>,
  input: { id: string; name: string; actor: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('journey')
    .set({ name: input.name, updated_at: new Date(now), updated_by: input.actor })
    .where('id', '=', input.id)
    .where('kind', '=', 'journey')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Deletes a journey that was never published. */
export async function removeJourney(
  db: Kysely<Database>,
  id: string,
): Promise<'removed' | 'not_found' | 'published'> {
  const { numDeletedRows } = await sql`
    DELETE FROM journey j
     WHERE id = ${id}::uuid AND kind = 'journey'
       AND NOT EXISTS (SELECT FROM journey_version v WHERE v.journey_id = j.id)`
    .execute(db)
    .then((result) => ({ numDeletedRows: result.numAffectedRows ?? 0n }));
  if (numDeletedRows > 0n) return 'removed';
  const found = await db
    .selectFrom('journey')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'journey')
    .executeTakeFirst();
  return found === undefined ? 'not_found' : 'published';
}
