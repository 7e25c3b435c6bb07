import { isEntry, type Graph } from '@waypost/journey';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { entryStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import { findTriedPeople } from './find-tried-people.ts';
import { insertTrial } from './insert-trial.ts';
import { TrialRefusal } from './trial-refusal.ts';

/** What is tried, and with whom. */
export interface TrialStart {
  journeyId: string;
  /** Validated by the caller. */
  graph: Graph;
  profileIds: readonly string[];
  /** So many seconds of the journey pass in one; 1: at its own pace. */
  factor: number;
  /** What the entry reads as `event`. */
  event: Record<string, unknown>;
  actor: string;
}

/**
 * Lets chosen people into a journey's draft for real, with waits made shorter. It runs as a journey of its own with the same
 * engine: consent, opt-outs, windows and limits hold as ever, and nothing of it shows in the journey that is tried.
 * @throws TrialRefusal
 */
export async function startTrial(
  context: EngineContext,
  { journeyId, graph, profileIds, factor, event, actor }: TrialStart,
): Promise<{ trialId: string }> {
  const now = context.now();
  const entry = graph.activities.find(isEntry);
  if (entry === undefined) {
    throw new TrialRefusal('graph', 'The journey has no entry. Add one and try again.');
  }
  const trialId = await transact(context.db, async (trx) => {
    const tried = await trx
      .selectFrom('journey')
      .select('name')
      .where('id', '=', journeyId)
      .where('kind', '=', 'journey')
      .forShare()
      .executeTakeFirst();
    if (tried === undefined) {
      throw new TrialRefusal('journeyId', 'This journey does not exist any more.');
    }
    const people = await findTriedPeople(trx, profileIds);
    const { name } = tried;
    const trial = await insertTrial(
      trx,
      { triedId: journeyId, name, graph, factor, people: people.length, actor },
      now,
    );
    const versions = await context.versions.load(trx, [trial.versionId]);
    const version = versions.get(trial.versionId);
    if (version === undefined) throw new Error('the version of the trial was not stored');
    const started = await startRuns(
      trx,
      versions,
      people.map(({ bucket, id }) =>
        entryStart(
          version,
          { bucket, profileId: id, activity: entry.id, occasion: 'trial', event },
          now,
        ),
      ),
      now,
    );
    const tally = new DeltaTally();
    tally.add(version.id, entry.id, 'entered', started.length);
    tally.add(version.id, entry.id, 'here', started.length);
    await appendDeltas(trx, tally);
    return trial.trialId;
  });
  context.signals.woken.raise();
  context.log.info(
    { journey: journeyId, trial: trialId, people: profileIds.length },
    'trial started',
  );
  return { trialId };
}
