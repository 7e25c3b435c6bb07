import { entryPeriod, isEntry, scheduleOf, type ActivityOf, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { startLaunch } from '../enrolment/start-launch.ts';
import { stopLaunches } from '../enrolment/stop-launches.ts';
import { removeSchedule } from '../schedules/remove-schedule.ts';
import { dateAhead } from '../schedules/schedule-times.ts';
import { writeSchedule } from '../schedules/write-schedule.ts';
import { jumpPlace } from './jump-place.ts';
import { forgetMembers } from '../touches/forget-members.ts';
import { watchAudience } from '../touches/watch-audience.ts';
import { followsProfiles } from '../touches/follows-profiles.ts';
import { insertVersion } from './insert-version.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { launchAudience } from './launch-audience.ts';

export interface Publication {
  journeyId: string;
  /** Validated by the caller. */
  graph: Graph;
  /** Of the draft that `graph` is; the same revision does not go live twice. Null for a graph of our own making. */
  revision?: number | null;
  actor: string;
}

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
  context.log.info(
    { journey: publication.journeyId, version: published.number },
    'journey published',
  );
  return published;
}

/**
 * Freezes a graph as the journey's live version. New people enter it from now on; people inside finish
 * on the version they are on. An audience entry starts reading its audience, and a reading of an
 * earlier version that still goes on is ended. After the commit the caller raises `signals.launches`.
 * @throws JourneyRefusal
 */
export async function freezeVersion(
  trx: Kysely<Database>,
  { journeyId, graph, revision = null, actor }: Publication,
  now: number,
): Promise<PublishedJourney> {
  const entry = graph.activities.find(isEntry);
  if (entry === undefined) {
    throw new JourneyRefusal(
      'entry_missing',
      'The journey has no entry. Add one and publish again.',
    );
  }
  await lockJourney(trx, journeyId);
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
       SET status = 'live', live_version_id = ${version.versionId}, updated_at = ${new Date(now)},
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
  if (entry.type === 'entryAudienceChange' && entry.audienceId !== null) {
    await forgetMembers(trx, journeyId);
    await watchAudience(trx, journeyId, entry.audienceId, now);
  }
  const launchId =
    entry.type === 'entryAudience'
      ? await letAudienceIn(trx, { ...version, journeyId, graph, entry }, now)
      : null;
  return { ...version, launchId };
}

/** Lets the audience in now, or notes when it is to enter. Answers the launch's id, if there is one already. */
async function letAudienceIn(
  trx: Kysely<Database>,
  live: {
    journeyId: string;
    versionId: number;
    number: number;
    graph: Graph;
    entry: ActivityOf<'entryAudience'>;
  },
  now: number,
): Promise<string | null> {
  const { journeyId, versionId, entry } = live;
  const audience = await launchAudience(trx, entry.audienceId);
  const schedule = scheduleOf(entry);
  if (schedule.kind !== 'publish') {
    const next = dateAhead(schedule, now);
    if (next === null) {
      throw datesOver();
    }
    await writeSchedule(trx, { journeyId, versionId, next }, now);
    return null;
  }
  const { closesAt } = entryPeriod(live.graph.settings);
  if (closesAt !== null && closesAt <= now) throw datesOver();
  return startLaunch(
    trx,
    {
      journeyId,
      versionId,
      activity: entry.id,
      audience,
      settings: live.graph.settings,
      isFirstVersion: live.number === 1,
    },
    now,
  );
}

function datesOver(): JourneyRefusal {
  return new JourneyRefusal(
    'schedule_over',
    'The dates on which people enter are over. Choose later ones and publish again.',
  );
}

/** @throws JourneyRefusal when there is no such journey. */
export async function lockJourney(trx: Kysely<Database>, journeyId: string): Promise<void> {
  const { rows } = await sql`SELECT FROM journey WHERE id = ${journeyId} FOR UPDATE`.execute(trx);
  if (rows.length === 0) {
    throw new JourneyRefusal('journey_missing', 'This journey does not exist any more.');
  }
}

/** Whether this revision of the draft is what is live now: somebody was faster. */
async function isLive(
  trx: Kysely<Database>,
  journeyId: string,
  revision: number,
): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM journey j JOIN journey_version v ON v.id = j.live_version_id
     WHERE j.id = ${journeyId} AND j.status = 'live' AND v.draft_revision = ${revision}`.execute(
    trx,
  );
  return rows.length > 0;
}
