import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { runLanes } from './run-lane.ts';

/** A version that has people whom a launch let in and nobody has looked at yet. */
export interface LaunchedVersion {
  versionId: number;
  /** When the first of them was due, ms since the epoch. */
  wakeAt: number;
  /** Its journey is paused. */
  isPaused: boolean;
}

/** A version known already, and where to begin to look in it: ms since the epoch, null for the very beginning. */
export interface KnownVersion {
  versionId: number;
  from: number | null;
}

/**
 * Finds the versions with due launched runs, the longest due first. Known versions are looked at from where their claims
 * are, and the others found between them, so that nobody wades through what earlier claims have moved. Of several
 * unknown versions side by side the first is found; the next look finds the next.
 */
export async function findLaunchedVersions(
  db: Kysely<Database>,
  known: readonly KnownVersion[],
  now: number,
): Promise<LaunchedVersion[]> {
  const ordered = known.toSorted((a, b) => a.versionId - b.versionId);
  const ids = ordered.map(({ versionId }) => versionId);
  const lane = sql.lit(runLanes.launched);
  const at = new Date(now);
  const { rows } = await sql<{ version_id: number; wake_at: Date; is_paused: boolean }>`
    SELECT first.version_id, first.wake_at, ${isPaused} AS is_paused
      FROM unnest(
             ${ids}::int[],
             ${ordered.map(({ from }) => (from === null ? '-infinity' : new Date(from)))}::timestamptz[]
           ) AS k (version_id, begin_at)
     CROSS JOIN LATERAL (
       SELECT r.version_id, r.wake_at FROM run r
        WHERE r.live AND r.lane = ${lane} AND r.version_id = k.version_id
          AND r.wake_at >= k.begin_at AND r.wake_at <= ${at}
        ORDER BY r.wake_at LIMIT 1
     ) AS first
     UNION ALL
    SELECT first.version_id, first.wake_at, ${isPaused} AS is_paused
      FROM unnest(${[0, ...ids]}::int[], ${[...ids, 2 ** 31 - 1]}::int[]) AS gap (low, high)
     CROSS JOIN LATERAL (
       SELECT r.version_id, r.wake_at FROM run r
        WHERE r.live AND r.lane = ${lane} AND r.version_id > gap.low AND r.version_id < gap.high
          AND r.wake_at <= ${at}
        ORDER BY r.version_id, r.wake_at LIMIT 1
     ) AS first
     ORDER BY wake_at`.execute(db);
  return rows.map((row) => ({
    versionId: row.version_id,
    wakeAt: row.wake_at.getTime(),
    isPaused: row.is_paused,
  }));
}

const isPaused = sql`EXISTS (
  SELECT FROM journey_version v JOIN journey j ON j.id = v.journey_id
   WHERE v.id = first.version_id AND j.status = 'paused')`;

/** Of these versions those, not paused, with a launched run due before the moment given, ms since the epoch. */
export async function findOverlookedVersions(
  db: Kysely<Database>,
  versions: readonly { versionId: number; before: number }[],
): Promise<number[]> {
  if (versions.length === 0) return [];
  const { rows } = await sql<{ version_id: number }>`
    SELECT k.version_id
      FROM unnest(
             ${versions.map(({ versionId }) => versionId)}::int[],
             ${versions.map(({ before }) => new Date(before))}::timestamptz[]
           ) AS k (version_id, before)
     WHERE EXISTS (
       SELECT FROM run r
        WHERE r.live AND r.lane = ${sql.lit(runLanes.launched)} AND r.version_id = k.version_id
          AND r.wake_at < k.before)
       AND NOT EXISTS (
         SELECT FROM journey_version v JOIN journey j ON j.id = v.journey_id
          WHERE v.id = k.version_id AND j.status = 'paused')`.execute(db);
  return rows.map((row) => row.version_id);
}
