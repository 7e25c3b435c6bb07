import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface Credentials {
  appId: string;
  /** Sealed. */
  appSecret: Buffer;
  /** Sealed. */
  token: Buffer;
}

/** Keeps app, secret and token with the set-up, and with its sender when it has one already. */
export async function saveCredentials(
  trx: Kysely<Database>,
  id: string,
  { appId, appSecret, token }: Credentials,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender_setup SET app_id = ${appId}, app_secret = ${appSecret}, token = ${token},
           updated_at = ${new Date(now)}
     WHERE id = ${id}`.execute(trx);
  await sql`
    UPDATE sender SET app_id = ${appId}, app_secret = ${appSecret}, token = ${token}
     WHERE id = (SELECT sender_id FROM sender_setup WHERE id = ${id})`.execute(trx);
}
