import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How far people have been moved to a version, or taken out for it. */
export interface Transfer {
  kind: 'move' | 'exit';
  version: number;
  people: number;
  moved: number;
  exited: number;
  kept: number;
  asked_at: Date;
  /** Null: it goes on. */
  done_at: Date | null;
}

/** The latest of a journey; null when everybody always finished on their version. */
export async function latestTransfer(
  db: Kysely<Database>,
  journeyId: string,
): Promise<Transfer | null> {
  const { rows } = await sql<Transfer>`
    SELECT s.kind, v.number AS version, s.people, s.moved, s.exited, s.kept, s.asked_at,
           coalesce(s.done_at, s.ended_at) AS done_at
      FROM people_sweep s JOIN journey_version v ON v.id = s.version_id
     WHERE s.journey_id = ${journeyId}::uuid AND s.kind <> 'wake'
     ORDER BY s.id DESC LIMIT 1`.execute(db);
  return rows[0] ?? null;
}
