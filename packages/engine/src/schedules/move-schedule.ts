import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ScheduleDate } from './schedule-times.ts';

/** Goes on to another date of the schedule, or to its end. */
export async function moveSchedule(
  trx: Kysely<Database>,
  journeyId: string,
  next: ScheduleDate | null,
): Promise<void> {
  await sql`
    UPDATE entry_schedule
       SET next_at = ${next === null ? null : new Date(next.at)}, next_date = ${next?.date ?? null}
     WHERE journey_id = ${journeyId}`.execute(trx);
}
