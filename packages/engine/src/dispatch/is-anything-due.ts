import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whether a sender has a message that could be claimed: far cheaper than a claim that finds nothing. */
export async function isAnythingDue(
  db: Kysely<Database>,
  senderId: string,
  now: number,
): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    SELECT EXISTS (
      SELECT FROM outbox
       WHERE sender_id = ${senderId} AND claim_epoch IS NULL AND due_at <= ${new Date(now)}
    ) AS due`.execute(db);
  return rows[0]?.due === true;
}
