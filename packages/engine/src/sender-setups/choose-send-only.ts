import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Somebody decided to go on without webhooks, or to set them up after all. */
export async function chooseSendOnly(
  db: Kysely<Database>,
  id: string,
  isSendOnly: boolean,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender_setup SET send_only = ${isSendOnly}, updated_at = ${new Date(now)}
     WHERE id = ${id}`.execute(db);
}
