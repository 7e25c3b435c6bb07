import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ScheduleDate } from './schedule-times.ts';

/** Sets the date on which a journey next lets its audience in; `next` is null when no other comes. */
export async function writeSchedule(
  trx: Kysely<Database>,
  schedule: { journeyId: string; versionId: number; next: ScheduleDate | null },
  publishedAt: number,
): Promise<void> {
  const { journeyId, versionId, next } = schedule;
  await sql`
    INSERT INTO entry_schedule (journey_id, version_id, next_at, next_date, published_at)
    VALUES (${journeyId}, ${versionId}, ${next === null ? null : new Date(next.at)}, ${next?.date ?? null},
            ${new Date(publishedAt)})
    ON CONFLICT (journey_id) DO UPDATE
       SET version_id = excluded.version_id, next_at = excluded.next_at, next_date = excluded.next_date,
           published_at = excluded.published_at`.execute(trx);
}
