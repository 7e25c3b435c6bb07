import type { Rule } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A launch with people still to read; its row is locked by this transaction. */
export interface ClaimedLaunch {
  id: string;
  journey_id: string;
  version_id: number;
  activity: string;
  audience_id: string | null;
  rule: Rule | null;
  entry_key: string;
  cursor_bucket: number;
  cursor_id: string | null;
  started_at: Date;
  blocked_since: Date | null;
  spacing_ms: number | null;
  zones: string[] | null;
  zones_excluded: boolean;
  incremental: boolean;
  /** Nobody had entered this journey before the launch. */
  is_first: boolean;
}

/**
 * Locks the running launch that has read the least of its audience and that nobody else works on; null
 * when there is none. So a new launch begins at once while a large one is being read.
 */
export async function claimLaunch(trx: Kysely<Database>): Promise<ClaimedLaunch | null> {
  const { rows } = await sql<ClaimedLaunch>`
    SELECT id, journey_id, version_id, activity, audience_id, rule, entry_key, cursor_bucket, cursor_id,
           started_at, blocked_since, spacing_ms, zones, zones_excluded, incremental,
           NOT EXISTS (SELECT FROM run r
                        WHERE r.journey_id = launch.journey_id AND r.entered_at < launch.started_at) AS is_first
      FROM launch
     WHERE status = 'running'
     ORDER BY cursor_bucket, started_at, id
     LIMIT 1
       FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows[0] ?? null;
}
