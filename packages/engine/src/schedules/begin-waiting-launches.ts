import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Lets launches begin whose moment has come; whoever has a profile by then may be of them. Answers how many. */
export async function beginWaitingLaunches(db: Kysely<Database>, now: number): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE launch SET status = 'running', started_at = ${new Date(now)}
     WHERE status = 'waiting' AND starts_at <= ${new Date(now)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
