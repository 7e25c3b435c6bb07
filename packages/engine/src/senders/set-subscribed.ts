import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Writes whether the app receives the webhooks of an account, for all senders of the app in it. */
export async function setSubscribed(
  db: Kysely<Database>,
  of: { wabaId: string; appId: string },
  isSubscribed: boolean,
): Promise<void> {
  await sql`
    UPDATE sender SET subscribed = ${isSubscribed}
     WHERE waba_id = ${of.wabaId} AND app_id = ${of.appId}
       AND subscribed IS DISTINCT FROM ${isSubscribed}`.execute(db);
}
