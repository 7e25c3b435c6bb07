import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Puts a journey into the archive, or takes it out. One that goes on for anybody can't be put there. */
export async function archiveJourney(
  db: Kysely<Database>,
  { id, isArchived }: { id: string; isArchived: boolean },
  now: number,
): Promise<'done' | 'not_found' | 'goes_on'> {
  const { rows } = await sql<{ done: boolean }>`
    WITH found AS (SELECT id, goes_on FROM journey WHERE id = ${id}::uuid AND kind = 'journey' FOR UPDATE),
    changed AS (
      UPDATE journey SET archived_at = ${isArchived ? new Date(now) : null}
        FROM found WHERE journey.id = found.id AND NOT (found.goes_on AND ${isArchived})
      RETURNING journey.id)
    SELECT EXISTS (SELECT FROM changed) AS done FROM found`.execute(db);
  const [row] = rows;
  if (row === undefined) return 'not_found';
  return row.done ? 'done' : 'goes_on';
}
