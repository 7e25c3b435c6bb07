import { letsPeopleIn, scheduleOf, type DatedSchedule, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { startLaunch, type LaunchOccurrence } from '../enrolment/start-launch.ts';
import { launchAudience } from '../journeys/launch-audience.ts';
import { JourneyRefusal } from '../journeys/journey-refusal.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';
import { findProfileZones } from './find-profile-zones.ts';
import { moveSchedule } from './move-schedule.ts';
import { dateAfter, newestBegun } from './schedule-times.ts';
import { zoneGroups } from './zone-groups.ts';

interface DueSchedule {
  journey_id: string;
  version_id: number;
  next_at: Date;
  next_date: string;
  published_at: Date;
  /** False while its journey is paused and lets nobody in. */
  admits: boolean;
}

/**
 * Lets the audience in whose date is due the longest; dates missed while nothing ran count as one. A schedule that
 * another process is working on is passed over. False when none is due.
 */
export async function startDueDate(context: EngineContext): Promise<boolean> {
  const now = context.now();
  const due = await transact(context.db, async (trx) => {
    const { rows } = await sql<DueSchedule>`
      SELECT s.journey_id, s.version_id, s.next_at, s.next_date, s.published_at, j.admits
        FROM entry_schedule s JOIN journey j ON j.id = s.journey_id
       WHERE s.next_at <= ${new Date(now)}
       ORDER BY s.next_at, s.journey_id LIMIT 1
         FOR UPDATE OF s SKIP LOCKED`.execute(trx);
    const [schedule] = rows;
    if (schedule === undefined) return null;
    const version = (await context.versions.load(trx, [schedule.version_id])).get(
      schedule.version_id,
    );
    if (version === undefined) throw new Error('a schedule without its version');
    await letIn(context, trx, schedule, version.graph.graph, version.number, now);
    return schedule;
  });
  if (due === null) return false;
  context.signals.launches.raise();
  context.log.info(
    { journey: due.journey_id, date: due.next_date },
    'an audience is let in by its schedule',
  );
  return true;
}

async function letIn(
  context: EngineContext,
  trx: Kysely<Database>,
  due: DueSchedule,
  graph: Graph,
  versionNumber: number,
  now: number,
): Promise<void> {
  const entry = graph.activities.find((activity) => activity.type === 'entryAudience');
  const schedule = entry === undefined ? undefined : scheduleOf(entry);
  if (entry === undefined || schedule === undefined || schedule.kind === 'publish') {
    await moveSchedule(trx, due.journey_id, null);
    return;
  }
  const first = { date: due.next_date, at: due.next_at.getTime() };
  const { date, at, missed } = newestBegun(schedule, first, now);
  await moveSchedule(trx, due.journey_id, dateAfter(schedule, date));
  if (!due.admits) return;
  const audience = await audienceOrNull(context, trx, due.journey_id, entry.audienceId);
  if (audience === null) return;
  const groups = await whoEntersWhen(trx, schedule, { date, at }, due.published_at.getTime());
  for (const who of groups.filter(({ startsAt }) => letsPeopleIn(graph.settings, startsAt))) {
    // oxlint-disable-next-line no-await-in-loop
    await startLaunch(
      trx,
      {
        journeyId: due.journey_id,
        versionId: due.version_id,
        activity: entry.id,
        audience,
        settings: graph.settings,
        isFirstVersion: versionNumber === 1,
        occurrence: {
          ...who,
          at,
          missed,
          isIncremental: schedule.kind === 'recurring' && schedule.onlyNew,
        },
      },
      now,
    );
  }
}

async function whoEntersWhen(
  trx: Kysely<Database>,
  schedule: DatedSchedule,
  { date, at }: { date: string; at: number },
  publishedAt: number,
): Promise<Pick<LaunchOccurrence, 'startsAt' | 'zones'>[]> {
  if (schedule.zone.kind === 'fixed') return [{ startsAt: at, zones: null }];
  const zones = await findProfileZones(trx);
  return zoneGroups(date, zones, await findTimeZone(trx))
    .filter((group) => group.at > publishedAt)
    .map((group) => ({
      startsAt: group.at,
      zones: { names: group.names, areExcluded: group.areExcluded },
    }));
}

/** An audience that was removed lets nobody in; the dates go on, should it be replaced. */
async function audienceOrNull(
  context: EngineContext,
  trx: Kysely<Database>,
  journeyId: string,
  audienceId: string | null,
) {
  try {
    return await launchAudience(trx, audienceId);
  } catch (error) {
    if (!(error instanceof JourneyRefusal)) throw error;
    context.log.error(
      { journey: journeyId, err: error },
      'a scheduled audience could not be let in',
    );
    return null;
  }
}
