import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Takes the schedule of a journey away: nobody enters by it any more. */
export async function removeSchedule(trx: Kysely<Database>, journeyId: string): Promise<void> {
  await sql`DELETE FROM entry_schedule WHERE journey_id = ${journeyId}`.execute(trx);
}
