import {
  entryPeriod,
  scheduleOf,
  type Activity,
  type ActivityOf,
  type Graph,
} from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { startLaunch } from '../enrolment/start-launch.ts';
import { dateAhead } from '../schedules/schedule-times.ts';
import { writeSchedule } from '../schedules/write-schedule.ts';
import { forgetMembers } from '../touches/forget-members.ts';
import { watchAudience } from '../touches/watch-audience.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { launchAudience } from './launch-audience.ts';

/** A version that people enter from now on. */
export interface OpenedVersion {
  journeyId: string;
  versionId: number;
  number: number;
  graph: Graph;
  entry: Activity;
}

/**
 * Has an entry that waits for nothing itself let people in: reads the audience, sets its next date, or begins to watch
 * who comes into it. Answers the launch's id, if there is one already.
 * @throws JourneyRefusal
 */
export async function openEntry(
  trx: Kysely<Database>,
  version: OpenedVersion,
  now: number,
): Promise<string | null> {
  const { journeyId, entry } = version;
  if (entry.type === 'entryAudienceChange' && entry.audienceId !== null) {
    await forgetMembers(trx, journeyId);
    await watchAudience(trx, journeyId, entry.audienceId, now);
  }
  return entry.type === 'entryAudience' ? letAudienceIn(trx, { ...version, entry }, now) : null;
}

/** Lets the audience in now, or notes when it is to enter. Answers the launch's id, if there is one already. */
async function letAudienceIn(
  trx: Kysely<Database>,
  live: OpenedVersion & { entry: ActivityOf<'entryAudience'> },
  now: number,
): Promise<string | null> {
  const { journeyId, versionId, entry } = live;
  const audience = await launchAudience(trx, entry.audienceId);
  const schedule = scheduleOf(entry);
  if (schedule.kind !== 'publish') {
    const next = dateAhead(schedule, now);
    if (next === null) throw datesOver();
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
