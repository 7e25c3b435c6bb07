import { isEntry, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { stopLaunches } from '../enrolment/stop-launches.ts';
import { removeSchedule } from '../schedules/remove-schedule.ts';
import { askSweep } from '../sweeps/ask-sweep.ts';
import { jumpPlace } from './jump-place.ts';
import { followsProfiles } from '../touches/follows-profiles.ts';
import { insertVersion } from './insert-version.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { endPause } from './end-pause.ts';
import { lockJourney } from './lock-journey.ts';
import { openEntry } from './open-entry.ts';

export interface Publication {
  journeyId: string;
  /** Validated by the caller. */
  graph: Graph;
  /** Of the draft that `graph` is; the same revision does not go live twice. Null for a graph of our own making. */
  revision?: number | null;
  actor: string;
  /** What becomes of people who are inside an earlier version; they finish on theirs unless said otherwise. */
  people?: PeopleChoice;
}

/** What publishing does with people inside; `unmatched`: with those of `move` who have no matching activity. */
export type PeopleChoice =
  | { kind: 'finish' }
  | { kind: 'move'; unmatched: 'finish' | 'exit' }
  | { kind: 'exit' };

export interface PublishedJourney {
  versionId: number;
  number: number;
  /** The reading of the audience; null when the entry is by event. */
  launchId: string | null;
}

/** Publishes in a transaction of its own and wakes whoever reads audiences. See `freezeVersion`. */
export async function publishJourney(
  context: EngineContext,
  publication: Publication,
): Promise<PublishedJourney> {
  const now = context.now();
  const published = await transact(context.db, (trx) => freezeVersion(trx, publication, now));
  context.signals.launches.raise();
  // What a pause kept back may leave.
  context.signals.launched.raise();
  context.signals.calls.raise();
  context.signals.dispatch.raise();
  context.log.info(
    { journey: publication.journeyId, version: published.number },
    'journey published',
  );
  return published;
}

/**
 * Freezes a graph as the journey's live version. New people enter it from now on; people inside go where the publisher
 * chose, slice by slice after the commit. A pause ends by it. An audience entry starts reading its audience, and a reading of an
 * earlier version that still goes on is ended. After the commit the caller raises `signals.launches`.
 * @throws JourneyRefusal
 */
export async function freezeVersion(
  trx: Kysely<Database>,
  { journeyId, graph, revision = null, actor, people = { kind: 'finish' } }: Publication,
  now: number,
): Promise<PublishedJourney> {
  const entry = graph.activities.find(isEntry);
  if (entry === undefined) {
    throw new JourneyRefusal(
      'entry_missing',
      'The journey has no entry. Add one and publish again.',
    );
  }
  const { pausedAt } = await lockJourney(trx, journeyId);
  if (revision !== null && (await isLive(trx, journeyId, revision))) {
    throw new JourneyRefusal(
      'already_live',
      'This draft is live already. Change it, or stop the journey, and publish again.',
    );
  }
  const { goal, exits = [] } = graph.settings;
  const version = await insertVersion(trx, { journeyId, graph, revision, actor }, now);
  await sql`
    UPDATE journey
       SET status = 'live', status_at = ${new Date(now)}, discards_entries = false, paused_from = NULL,
           live_version_id = ${version.versionId}, updated_at = ${new Date(now)},
           updated_by = ${actor},
           entry_event = ${entry.type === 'entryEvent' ? entry.eventName : null},
           entry_message = ${entry.type === 'entryMessage' ? JSON.stringify(entry) : null}::jsonb,
           jump = ${JSON.stringify(jumpPlace(graph))}::jsonb,
           goal_event = ${goal?.when.kind === 'event' ? goal.when.eventName : null},
           exits = ${exits.length === 0 ? null : JSON.stringify(exits)}::jsonb,
           follows_profiles = ${followsProfiles(graph)}
     WHERE id = ${journeyId}`.execute(trx);
  await stopLaunches(trx, journeyId, now);
  await removeSchedule(trx, journeyId);
  if (people.kind !== 'finish') {
    const unmatched = people.kind === 'move' ? people.unmatched : 'exit';
    await askSweep(
      trx,
      { journeyId, versionId: version.versionId, kind: people.kind, unmatched, actor },
      now,
    );
  }
  if (pausedAt !== null) {
    await endPause(trx, { journeyId, versionId: version.versionId, pausedAt, actor }, now);
  }
  const launchId = await openEntry(trx, { ...version, journeyId, graph, entry }, now);
  return { ...version, launchId };
}

/** Whether this revision of the draft is what is live now: somebody was faster. */
async function isLive(
  trx: Kysely<Database>,
  journeyId: string,
  revision: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM journey j JOIN journey_version v ON v.id = j.live_version_id
     WHERE j.id = ${journeyId} AND j.goes_on AND j.status <> 'closed' AND v.draft_revision = ${revision}`.execute(
    trx,
  );
  return rows.length > 0;
}
