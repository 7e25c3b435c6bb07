import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';
import type { RunLane } from './run-lane.ts';

/** Due runs of one lane, by the moment they were due; ms since the epoch. */
export interface DueRange {
  lane: RunLane;
  /** Only those of this version. */
  versionId?: number;
  /** No more than this at once. */
  most?: number;
  /**
   * Null for no bound. It keeps the search off index entries that finished claims left behind
   * (engine.md, section 1: claims 20 times slower without it under a long transaction).
   */
  from: number | null;
  to: number;
}

/** Locks up to `limit` due runs of a lane, the longest due first, skipping those somebody else holds. */
export async function claimDueRuns(
  trx: Kysely<Database>,
  { lane, versionId, from, to }: DueRange,
  limit: number,
): Promise<LockedRun[]> {
  const notBefore =
    from === null ? sql`'-infinity'::timestamptz` : sql`${new Date(from)}::timestamptz`;
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM run r
     WHERE r.live AND r.lane = ${sql.lit(lane)} ${ofVersion(versionId)}
       AND r.wake_at <= ${new Date(to)} AND r.wake_at >= ${notBefore}
     ORDER BY r.wake_at
     LIMIT ${limit}
       FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows.map(lockedRun);
}

/** A condition over run `r`; nothing without a version. */
export function ofVersion(versionId: number | undefined): RawBuilder<unknown> {
  return versionId === undefined ? sql`` : sql`AND r.version_id = ${versionId}`;
}
