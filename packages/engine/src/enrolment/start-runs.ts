import { entrySpacingMs, letsPeopleIn } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import { runId } from '../runs/run-ids.ts';
import { runLanes } from '../runs/run-lane.ts';
import type { RunStart } from './entry-start.ts';
import { leftRecently } from './left-recently.ts';
import { standInLine } from './stand-in-line.ts';
import { undoEarlyReturns } from './undo-early-returns.ts';

/**
 * Starts runs, due at once or when their turn comes; left out is who has entered with the same entry key before, who is
 * inside, who left too recently, and who comes before the journey opens or after it closes. Returns those that started, in the order asked for.
 */
export async function startRuns<S extends RunStart>(
  trx: Kysely<Database>,
  versions: ReadonlyMap<number, PublishedVersion>,
  asked: readonly S[],
  now: number,
): Promise<S[]> {
  const starts = asked.filter(({ versionId }) => {
    const settings = versions.get(versionId)?.graph.graph.settings;
    return settings === undefined || letsPeopleIn(settings, now);
  });
  if (starts.length === 0) return [];
  const ids = starts.map((start) =>
    runId(start.bucket, start.journeyId, start.profileId, start.entryKey),
  );
  const begun = await insertRuns(trx, starts, ids, now);
  const watched = starts.flatMap(({ bucket, leftSince }, place) => {
    const id = ids[place] ?? '';
    return leftSince !== null && begun.has(id) ? [{ bucket, id, leftSince }] : [];
  });
  for (const id of await undoEarlyReturns(trx, watched)) begun.delete(id);
  // Of several starts with one id the first is the one that was made.
  const left = new Set(begun);
  const started = starts.flatMap((start, place) => {
    const id = ids[place] ?? '';
    return left.delete(id) ? [{ start, id }] : [];
  });
  await lineUp(trx, versions, started, now);
  return started.map(({ start }) => start);
}

async function insertRuns(
  trx: Kysely<Database>,
  starts: readonly RunStart[],
  ids: readonly string[],
  now: number,
): Promise<Set<string>> {
  const at = new Date(now);
  const looksBack = starts.some(({ leftSince }) => leftSince !== null);
  const { rows } = await sql<{ id: string }>`
    WITH wanted AS MATERIALIZED (
      SELECT *
        FROM unnest(
               ${starts.map((start) => start.bucket)}::smallint[],
               ${[...ids]}::uuid[],
               ${starts.map((start) => start.profileId)}::uuid[],
               ${starts.map((start) => start.journeyId)}::uuid[],
               ${starts.map((start) => start.versionId)}::int[],
               ${starts.map((start) => start.entryKey)}::text[],
               ${starts.map((start) => start.concurrencyKey)}::text[],
               ${starts.map(({ leftSince }) => (leftSince === null ? null : new Date(leftSince)))}::timestamptz[],
               ${starts.map((start) => start.activity)}::text[],
               ${starts.map((start) => JSON.stringify({ event: start.event, messages: {} }))}::jsonb[]
             ) WITH ORDINALITY
             AS w (bucket, id, profile_id, journey_id, version_id, entry_key, concurrency_key, left_since, activity,
                   context, place)
    )
    INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, concurrency_key, activity, lane, wake_at,
                     context, entered_at, arrived_at)
    SELECT bucket, id, profile_id, journey_id, version_id, entry_key, concurrency_key, activity, ${sql.lit(runLanes.woken)},
           ${at}, context, ${at}, ${at}
      FROM wanted w
     WHERE ${looksBack ? sql`(w.left_since IS NULL OR NOT ${leftRecently('w', sql`w.left_since`)})` : sql`TRUE`}
     ORDER BY bucket, journey_id, profile_id, place
    ON CONFLICT DO NOTHING
    RETURNING id`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** Journeys that let so many people pass in a time make the others wait. */
async function lineUp(
  trx: Kysely<Database>,
  versions: ReadonlyMap<number, PublishedVersion>,
  started: readonly { start: RunStart; id: string }[],
  now: number,
): Promise<void> {
  const byVersion = Map.groupBy(started, ({ start }) => start.versionId);
  for (const [versionId, runs] of [...byVersion].toSorted(byJourney)) {
    const rate = versions.get(versionId)?.graph.graph.settings.entryRate;
    const [first] = runs;
    if (rate === undefined || first === undefined) continue;
    // In the order of journeys, so that two transactions never wait for each other.
    // oxlint-disable-next-line no-await-in-loop
    await standInLine(
      trx,
      first.start.journeyId,
      entrySpacingMs(rate),
      runs.map(({ start, id }) => ({ bucket: start.bucket, id })),
      now,
    );
  }
}

function byJourney(
  [, [a]]: [number, readonly { start: RunStart }[]],
  [, [b]]: [number, readonly { start: RunStart }[]],
): number {
  return (a?.start.journeyId ?? '') < (b?.start.journeyId ?? '') ? -1 : 1;
}
