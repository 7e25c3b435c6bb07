import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf } from '../profiles/profile-id.ts';
import { runLanes } from '../runs/run-lane.ts';
import type { ClaimedLaunch } from './claim-launch.ts';
import { leftRecently } from './left-recently.ts';
import { standInLine } from './stand-in-line.ts';
import { undoEarlyReturns } from './undo-early-returns.ts';

export interface EnrolledSlice {
  /** Profiles read. Fewer than asked for: the audience is read to its end. */
  read: number;
  /** Runs started; the others have entered before, or are inside. */
  entered: number;
  lastBucket: number | null;
  lastId: string | null;
}

/**
 * Starts runs for the next slice of a launch's audience, in key order after its cursor, among profiles
 * created before the launch. Runs start due, or when their turn in line comes, at the entry activity. Ids are made of journey,
 * profile and entry key, so that reading a profile twice is a conflict, never a second run.
 * `filter` is a condition over profile `p`.
 *
 * `mayHaveEntered`: some may be inside, or have entered before, and are left out. Otherwise such a one is an error
 * (unique_violation) that undoes the slice; not looking for them first makes entering a fifth cheaper.
 */
export async function enrolSlice(
  trx: Kysely<Database>,
  launch: ClaimedLaunch,
  filter: RawBuilder<unknown>,
  size: number,
  now: number,
  mayHaveEntered = true,
): Promise<EnrolledSlice> {
  const slice = await insertSlice(trx, launch, filter, size, now, mayHaveEntered);
  if (slice.started === null) return slice;
  const since = launch.blocked_since?.getTime();
  const undone =
    since === undefined
      ? new Set<string>()
      : await undoEarlyReturns(
          trx,
          slice.started.map((run) => ({ ...run, leftSince: since })),
        );
  const stay = slice.started.filter(({ id }) => !undone.has(id));
  if (launch.spacing_ms !== null)
    await standInLine(trx, launch.journey_id, launch.spacing_ms, stay, now);
  return { ...slice, entered: stay.length };
}

interface InsertedSlice extends EnrolledSlice {
  /** The runs, in key order, where somebody has to look at them again; null otherwise. */
  started: { bucket: number; id: string }[] | null;
}

async function insertSlice(
  trx: Kysely<Database>,
  launch: ClaimedLaunch,
  filter: RawBuilder<unknown>,
  size: number,
  now: number,
  mayHaveEntered: boolean,
): Promise<InsertedSlice> {
  const at = new Date(now);
  const afterCursor =
    launch.cursor_id === null
      ? sql`TRUE`
      : sql`(p.bucket, p.id) > (${launch.cursor_bucket}::smallint, ${launch.cursor_id}::uuid)`;
  const isLookedAtAgain = launch.blocked_since !== null || launch.spacing_ms !== null;
  const { rows } = await sql<{
    read: number;
    entered: number;
    last_bucket: number | null;
    last_id: string | null;
    started: string[] | null;
  }>`
    WITH slice AS MATERIALIZED (
      SELECT p.bucket, p.id
        FROM profile p
       WHERE ${afterCursor} AND p.merged_into IS NULL AND p.created_at <= ${launch.started_at} AND (${filter})
       ORDER BY p.bucket, p.id
       LIMIT ${size}
    ), ${launch.incremental ? sql`newly AS (${newly(launch)}),` : sql``} started AS (
      INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, activity, lane,
                       wake_at, context, entered_at, arrived_at)
      SELECT w.bucket,
             id_in_bucket(w.bucket, 'run:' || ${launch.journey_id}::text || ':' || w.profile_id || ':' || ${launch.entry_key}::text),
             w.profile_id, ${launch.journey_id}::uuid, ${launch.version_id}::int, ${launch.entry_key}::text,
             ${launch.activity}::text, ${sql.lit(runLanes.launched)}, ${at}::timestamptz, '{"messages": {}}', ${at}::timestamptz,
             ${at}::timestamptz
        FROM ${entering(launch)} AS w
       WHERE ${launch.blocked_since === null ? sql`TRUE` : sql`NOT ${leftRecently('w', sql`${launch.blocked_since}::timestamptz`)}`}
       ORDER BY w.bucket, w.profile_id
      ${mayHaveEntered ? sql`ON CONFLICT DO NOTHING` : sql``}
      RETURNING bucket, id, profile_id
    ), final AS (
      SELECT bucket, id FROM slice ORDER BY bucket DESC, id DESC LIMIT 1
    )
    SELECT (SELECT count(*) FROM slice) AS read,
           (SELECT count(*) FROM started) AS entered,
           (SELECT bucket FROM final) AS last_bucket,
           (SELECT id FROM final) AS last_id,
           ${isLookedAtAgain ? sql`(SELECT array_agg(id::text ORDER BY bucket, profile_id) FROM started)` : sql`NULL::text[]`} AS started`.execute(
    trx,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the slice gave no answer');
  return {
    read: row.read,
    entered: row.entered,
    lastBucket: row.last_bucket,
    lastId: row.last_id,
    started: row.started?.map((id) => ({ bucket: bucketOf(id), id })) ?? null,
  };
}

/** Those of the slice who were not in the audience the last time; from now on they count as in it. */
function newly(launch: ClaimedLaunch): RawBuilder<unknown> {
  return sql`
    INSERT INTO entry_member (bucket, journey_id, profile_id)
    SELECT bucket, ${launch.journey_id}::uuid, id FROM slice
    ON CONFLICT DO NOTHING
    RETURNING bucket, profile_id`;
}

/** Who of the slice begins a passage. */
function entering(launch: ClaimedLaunch): RawBuilder<unknown> {
  const who = launch.incremental
    ? sql`SELECT bucket, profile_id FROM newly`
    : sql`SELECT bucket, id AS profile_id FROM slice`;
  return sql`(
    SELECT bucket, profile_id, ${launch.journey_id}::uuid AS journey_id, '' AS concurrency_key FROM (${who}) AS who)`;
}
