import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Keeps which message was the set-up's test. */
export async function noteTestMessage(
  trx: Kysely<Database>,
  id: string,
  messageId: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender_setup SET test_message_id = ${messageId}, updated_at = ${new Date(now)}
     WHERE id = ${id}`.execute(trx);
}
