import { randomBytes } from 'node:crypto';

import { sql, type Kysely, type Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A sender as stored; its secrets are sealed. */
export type SenderRow = Selectable<Database['sender']>;

/** All senders, oldest first. */
export async function listSenders(db: Kysely<Database>): Promise<SenderRow[]> {
  return db.selectFrom('sender').selectAll().orderBy('created_at').orderBy('id').execute();
}

export async function getSender(db: Kysely<Database>, id: string): Promise<SenderRow | undefined> {
  return db.selectFrom('sender').selectAll().where('id', '=', id).executeTakeFirst();
}

/** How many messages wait to leave, by sender. */
export async function queuedBySender(db: Kysely<Database>): Promise<Map<string, number>> {
  const { rows } = await sql<{ sender_id: string; n: number }>`
    SELECT sender_id, count(*) AS n FROM outbox GROUP BY sender_id`.execute(db);
  return new Map(rows.map((row) => [row.sender_id, row.n]));
}

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

export interface SenderChange {
  name?: string | undefined;
  token?: Buffer | undefined;
  appSecret?: Buffer | undefined;
  messagesPerSecond?: number | undefined;
}

/** Changes what is given; undefined when there is no such sender. */
export async function updateSender(
  db: Kysely<Database>,
  id: string,
  change: SenderChange,
): Promise<SenderRow | undefined> {
  return db
    .updateTable('sender')
    .set((column) => ({
      name: change.name ?? column.ref('name'),
      token: change.token ?? column.ref('token'),
      app_secret: change.appSecret ?? column.ref('app_secret'),
      messages_per_second: change.messagesPerSecond ?? column.ref('messages_per_second'),
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Holds everything the sender would send; `null` lets it send again. */
export async function setSenderPause(
  db: Kysely<Database>,
  id: string,
  pause: { reason: string; at: number } | null,
): Promise<SenderRow | undefined> {
  return db
    .updateTable('sender')
    .set({
      paused_at: pause === null ? null : new Date(pause.at),
      pause_reason: pause?.reason ?? null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
