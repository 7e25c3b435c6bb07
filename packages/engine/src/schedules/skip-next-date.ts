import { scheduleOf } from '@waypost/journey';
import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { JourneyRefusal } from '../journeys/journey-refusal.ts';
import { dateAfter } from './schedule-times.ts';
import { moveSchedule } from './move-schedule.ts';

export interface DateSkip {
  journeyId: string;
  /** The date that is not to come, as a local time YYYY-MM-DDTHH:MM; it has to be the next one. */
  date: string;
}

/**
 * Leaves out the next date of a live journey's schedule.
 * @throws JourneyRefusal when another date comes next by now.
 */
export async function skipNextDate(
  context: Pick<EngineContext, 'db' | 'versions'>,
  { journeyId, date }: DateSkip,
): Promise<void> {
  await transact(context.db, async (trx) => {
    const { rows } = await sql<{ version_id: number }>`
      SELECT version_id FROM entry_schedule
       WHERE journey_id = ${journeyId} AND next_date = ${date}
         FOR UPDATE`.execute(trx);
    const id = rows[0]?.version_id;
    const version = id === undefined ? undefined : (await context.versions.load(trx, [id])).get(id);
    const entry = version?.graph.entry;
    const schedule = entry?.type === 'entryAudience' ? scheduleOf(entry) : undefined;
    if (schedule === undefined || schedule.kind === 'publish') {
      throw new JourneyRefusal(
        'schedule_moved',
        'The next date has changed meanwhile. Look at it again.',
      );
    }
    await moveSchedule(trx, journeyId, dateAfter(schedule, date));
  });
}
