import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

export interface NewSender {
  name: string;
  connection: 'simulator' | 'meta';
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  quality: string;
  messagesPerSecond: number;
  /** Sealed. */
  token: Buffer;
  /** Sealed. */
  appSecret: Buffer;
  verifyToken?: string;
}

/** Null when a sender with this phone number id exists. */
export async function createSender(
  db: Kysely<Database>,
  sender: NewSender,
  now: number,
): Promise<SenderRow | null> {
  const row = await db
    .insertInto('sender')
    .values({
      name: sender.name,
      connection: sender.connection,
      phone_number_id: sender.phoneNumberId,
      waba_id: sender.wabaId,
      display_phone_number: sender.displayPhoneNumber,
      verified_name: sender.verifiedName,
      quality: sender.quality,
      messages_per_second: sender.messagesPerSecond,
      token: sender.token,
      app_secret: sender.appSecret,
      verify_token: sender.verifyToken ?? randomBytes(18).toString('base64url'),
      created_at: new Date(now),
    })
    .onConflict((conflict) => conflict.column('phone_number_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
