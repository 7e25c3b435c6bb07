import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface Credentials {
  appId: string;
  /** Sealed. */
  appSecret: Buffer;
  /** Sealed. */
  token: Buffer;
  /** Whether Meta found nothing wrong with them. */
  areGood: boolean;
}

/** Keeps app, secret and token with the set-up; good ones also with its sender when it has one already. */
export async function saveCredentials(
  trx: Kysely<Database>,
  id: string,
  { appId, appSecret, token, areGood }: Credentials,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender_setup SET app_id = ${appId}, app_secret = ${appSecret}, token = ${token},
           credentials_ok = ${areGood}, updated_at = ${new Date(now)}
     WHERE id = ${id}`.execute(trx);
  await sql`
    UPDATE sender SET app_id = ${appId}, app_secret = ${appSecret}, token = ${token}
     WHERE ${areGood} AND id = (SELECT sender_id FROM sender_setup WHERE id = ${id})`.execute(trx);
}
