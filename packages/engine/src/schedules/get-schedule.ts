import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** The date on which a live journey next lets its audience in. */
export interface NextDates {
  version_id: number;
  /** Local time YYYY-MM-DDTHH:MM; null: no other comes. */
  next_date: string | null;
  next_at: Date | null;
}

/** The schedule of a live journey; undefined when it has none. */
export async function getSchedule(
  db: Kysely<Database>,
  journeyId: string,
): Promise<NextDates | undefined> {
  const { rows } = await sql<NextDates>`
    SELECT version_id, next_date, next_at FROM entry_schedule WHERE journey_id = ${journeyId}`.execute(
    db,
  );
  return rows[0];
}
