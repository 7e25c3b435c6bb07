import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Ends the running and waiting launches of a journey. Waits for the slice that is being written, if there is one. */
export async function stopLaunches(
  trx: Kysely<Database>,
  journeyId: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE launch SET status = 'stopped', finished_at = ${new Date(now)}
     WHERE journey_id = ${journeyId} AND status IN ('waiting', 'running', 'set_aside')`.execute(
    trx,
  );
}
