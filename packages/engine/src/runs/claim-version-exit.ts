import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EntryPlace } from './find-live-runs-of-journey.ts';

/** A journey that people are being taken out of; kept by its latest version. */
export interface VersionExit {
  versionId: number;
  journeyId: string;
  /** The last one looked at; null before the first. */
  after: EntryPlace | null;
}

/** Locks a journey whose people still have to be taken out; null when there is none to work on. */
export async function claimVersionExit(trx: Kysely<Database>): Promise<VersionExit | null> {
  const { rows } = await sql<{
    version_id: number;
    journey_id: string;
    cursor_at: Date | null;
    cursor_id: string | null;
  }>`
    SELECT e.version_id, v.journey_id, e.cursor_at, e.cursor_id
      FROM version_exit e JOIN journey_version v ON v.id = e.version_id
     ORDER BY e.asked_at, e.version_id
     LIMIT 1
       FOR UPDATE OF e SKIP LOCKED`.execute(trx);
  const [row] = rows;
  if (row === undefined) return null;
  const { cursor_at: enteredAt, cursor_id: id } = row;
  return {
    versionId: row.version_id,
    journeyId: row.journey_id,
    after: enteredAt === null || id === null ? null : { enteredAt, id },
  };
}
