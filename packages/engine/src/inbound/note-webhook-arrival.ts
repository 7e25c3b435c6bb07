import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Notes when a sender last heard from Meta; rows that an opt-out holds are left for the next time. */
export async function noteWebhookArrival(
  db: Kysely<Database>,
  senderIds: readonly string[],
  now: number,
): Promise<void> {
  await sql`
    WITH free AS (
      SELECT id FROM sender WHERE id = ANY (${[...senderIds]}::uuid[]) FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE sender s SET last_webhook_at = ${new Date(now)} FROM free WHERE s.id = free.id`.execute(
    db,
  );
}
