import { exitReason, matchPeople, type VersionMatch } from '@waypost/journey';
import type { Transaction } from 'kysely';

import { advanceWork } from '../advance/advance-runs.ts';
import { watchedMessages } from '../advance/read-batch.ts';
import { lockFamilies } from '../branches/lock-families.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { takeOutRuns } from '../runs/take-out-runs.ts';
import { claimSweep, type ClaimedSweep } from './claim-sweep.ts';
import { countMove } from './count-move.ts';
import { findNextPeople } from './find-next-people.ts';
import { moveRuns } from './move-runs.ts';
import { recordSlice, type SweptPeople } from './record-slice.ts';
import { wakeHeld } from './wake-held.ts';
import { watchMessages } from './watch-messages.ts';

/** Whoever starts a run does not lock its journey: a pass that began this long after it was asked for, ms, finds them all. */
const stragglersMs = 10_000;

/** Why people leave whom the publisher took out for a new version. */
export const newVersionReason = 'new_version';

/**
 * Goes through the next people of a journey for a new version, or after a pause: each with all their parallel branches, in
 * the transaction that notes how far the pass has come. So a killed process leaves nobody half moved, and the next one
 * goes on behind the last. False when nothing is due.
 */
export async function sweepNextSlice(
  context: EngineContext,
  size: number,
  now: number,
): Promise<boolean> {
  return transact(context.db, async (trx) => {
    const sweep = await claimSweep(trx, now);
    if (sweep === null) return false;
    const slice = await findNextPeople(trx, sweep, size);
    const runs = slice.length === 0 ? [] : await lockFamilies(trx, slice);
    const tally = new DeltaTally();
    const swept = await sweepRuns(context, trx, { sweep, runs, tally }, now);
    const isOver = slice.length < size;
    const isLast = isOver && sweep.passAt >= sweep.askedAt + stragglersMs;
    await recordSlice(
      trx,
      sweep,
      {
        ...swept,
        last: isOver ? null : (slice.at(-1) ?? null),
        againAt: isOver && !isLast ? Math.max(now, sweep.askedAt + stragglersMs) : null,
      },
      now,
    );
    await appendDeltas(trx, tally);
    return true;
  });
}

interface Slice {
  sweep: ClaimedSweep;
  runs: readonly LockedRun[];
  tally: DeltaTally;
}

async function sweepRuns(
  context: EngineContext,
  trx: Transaction<Database>,
  { sweep, runs, tally }: Slice,
  now: number,
): Promise<SweptPeople> {
  if (sweep.kind === 'wake') {
    const moved = await wakeHeld(trx, runs, now);
    return { moved, exited: 0, kept: 0 };
  }
  const people = [...peopleOf(runs).values()].filter(([{ versionId } = { versionId: 0 }]) => {
    return versionId < sweep.versionId;
  });
  const fitting = await fit(context, trx, sweep, people);
  const leaving = sweep.kind === 'exit' || sweep.unmatched === 'exit';
  const others = people.filter((person) => !fitting.has(person));
  if (leaving) {
    await takeOutRuns(
      advanceWork(context, trx, tally),
      others.flat(),
      newVersionReason,
      now,
      exitReason,
    );
  }
  await moveRuns(
    trx,
    [...fitting].flatMap(([person, match]) =>
      person.map(({ bucket, id, state: { activityId, deadlineAt } }) => ({
        bucket,
        id,
        deadlineAt: match.deadline(activityId, deadlineAt),
      })),
    ),
    sweep.versionId,
    now,
  );
  for (const run of [...fitting.keys()].flat()) countMove(tally, run, sweep.versionId);
  return {
    moved: fitting.size,
    exited: leaving ? others.length : 0,
    kept: leaving ? 0 : others.length,
  };
}

/** A person's own passage and all that goes on of its branches. */
type Person = readonly LockedRun[];

function peopleOf(runs: readonly LockedRun[]): Map<string, LockedRun[]> {
  const people = new Map<string, LockedRun[]>();
  for (const run of runs) {
    const root = run.rootId ?? run.id;
    people.set(root, [...(people.get(root) ?? []), run]);
  }
  return people;
}

/** Who goes on in the new version, and how it matches theirs. */
async function fit(
  context: EngineContext,
  trx: Transaction<Database>,
  { kind, versionId }: ClaimedSweep,
  people: readonly Person[],
): Promise<Map<Person, VersionMatch>> {
  if (kind !== 'move') return new Map();
  const ids = new Set(people.flatMap((person) => person.map((run) => run.versionId)));
  const versions = await context.versions.load(trx, [...ids, versionId]);
  const target = versions.get(versionId);
  if (target === undefined) throw new Error('people were to be moved to a version there is not');
  const matches = new Map<number, VersionMatch>(
    [...ids].flatMap((id) => {
      const version = versions.get(id);
      return version === undefined
        ? []
        : [[id, matchPeople(version.graph.graph, target.graph.graph)]];
    }),
  );
  const fitting = new Map(
    people.flatMap((person): [Person, VersionMatch][] => {
      const match = matches.get(person[0]?.versionId ?? 0);
      const fits = (run: LockedRun): boolean | undefined =>
        match?.fits({ activityId: run.state.activityId, branch: run.state.branch });
      return match !== undefined && person.every(fits) ? [[person, match]] : [];
    }),
  );
  await watchMessages(trx, newlyWatched([...fitting.keys()].flat(), versions, target));
  return fitting;
}

/** Messages whose statuses nobody asked for when they were written, and a reaction of the new version does. */
function newlyWatched(
  runs: readonly LockedRun[],
  versions: ReadonlyMap<number, PublishedVersion>,
  target: PublishedVersion,
): { bucket: number; id: string }[] {
  return runs.flatMap((run) => {
    const before = versions.get(run.versionId)?.graph.watched;
    const added = new Set([...target.graph.watched].filter((id) => before?.has(id) !== true));
    return watchedMessages(run, added).map(({ id }) => ({ bucket: run.bucket, id }));
  });
}
