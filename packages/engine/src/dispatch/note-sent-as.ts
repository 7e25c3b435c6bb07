import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface ChosenContent {
  bucket: number;
  messageId: string;
  createdAt: Date;
  sentAs: 'template' | 'response';
}

/** Notes which of its two contents each of these messages leaves with. */
export async function noteSentAs(
  trx: Kysely<Database>,
  messages: readonly ChosenContent[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    UPDATE message m SET sent_as = c.sent_as
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[],
             ${messages.map((message) => message.createdAt)}::timestamptz[],
             ${messages.map((message) => message.sentAs)}::text[]
           ) AS c (bucket, id, created_at, sent_as)
     WHERE m.bucket = c.bucket AND m.id = c.id AND m.created_at = c.created_at`.execute(trx);
}
