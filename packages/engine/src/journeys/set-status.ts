import { sql, type Kysely } from 'kysely';

import type { Database, JourneyStatus } from '../database/schema.ts';

/** Where a journey comes to in its life. */
export interface StatusChange {
  journeyId: string;
  status: Exclude<JourneyStatus, 'draft' | 'paused'>;
  actor: string;
}

/** Writes where a journey, whose row this transaction holds, is in its life from now on. A pause is over by it. */
export async function setStatus(
  trx: Kysely<Database>,
  { journeyId, status, actor }: StatusChange,
  now: number,
): Promise<void> {
  await sql`
    UPDATE journey
       SET status = ${status}, status_at = ${new Date(now)}, discards_entries = false, paused_from = NULL,
           updated_at = ${new Date(now)}, updated_by = ${actor}
     WHERE id = ${journeyId}`.execute(trx);
}
