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
  appId?: string | null;
  portfolioId?: string | null;
  /** Who confirmed Meta's rules; without it a live sender sends nothing. */
  policiesConfirmedBy?: string | null;
}

/** A first look at a new sender is due after this time, ms: it was read when it was made. */
const firstCheckMs = 15 * 60_000;

/** Null when a sender with this phone number id exists. */
export async function createSender(
  db: Kysely<Database>,
  sender: NewSender,
  now: number,
): Promise<SenderRow | null> {
  const confirmedBy = sender.policiesConfirmedBy ?? null;
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
      app_id: sender.appId ?? null,
      portfolio_id: sender.portfolioId ?? null,
      policies_confirmed_by: confirmedBy,
      policies_confirmed_at: confirmedBy === null ? null : new Date(now),
      check_due_at: new Date(now + firstCheckMs),
      created_at: new Date(now),
    })
    .onConflict((conflict) => conflict.column('phone_number_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
