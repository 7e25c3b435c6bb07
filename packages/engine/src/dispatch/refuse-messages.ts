import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface RefusedMessage {
  bucket: number;
  messageId: string;
  createdAt: Date;
  code: number;
  text: string;
}

/** Notes that Meta refused these messages for good. */
export async function refuseMessages(
  trx: Kysely<Database>,
  messages: readonly RefusedMessage[],
  now: number,
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    UPDATE message m
       SET state = 'refused', failed_at = ${new Date(now)}, failure_code = r.code,
           failure_text = r.text
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[],
             ${messages.map((message) => message.createdAt)}::timestamptz[],
             ${messages.map((message) => message.code)}::int[],
             ${messages.map((message) => message.text)}::text[]
           ) AS r (bucket, message_id, created_at, code, text)
     WHERE m.bucket = r.bucket AND m.id = r.message_id AND m.created_at = r.created_at`.execute(
    trx,
  );
}
