import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { joiningLane } from '../runs/run-lane.ts';

/** A run whose parallel branches have news for it, or whose deadline for them has come. */
export interface JoiningRun {
  bucket: number;
  id: string;
}

/** Names runs whose join has something to look at, without locking them; the longest due first. */
export async function findJoining(
  db: Kysely<Database>,
  now: number,
  limit: number,
): Promise<JoiningRun[]> {
  const { rows } = await sql<JoiningRun>`
    (SELECT r.bucket, r.id FROM run r
      WHERE r.live AND r.lane = ${sql.lit(joiningLane)} AND r.wake_at <= ${new Date(now)}
      ORDER BY r.wake_at LIMIT ${limit})
    UNION
    (SELECT DISTINCT r.bucket, r.parent_id FROM run r WHERE r.unjoined LIMIT ${limit})
    LIMIT ${limit}`.execute(db);
  return rows;
}
