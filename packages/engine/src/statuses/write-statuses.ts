import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { MessageStatus } from './message-status.ts';

export interface WrittenStatus {
  bucket: number;
  messageId: string;
  createdAt: Date;
  status: MessageStatus;
}

/** Writes the statuses of locked messages. */
export async function writeStatuses(
  trx: Kysely<Database>,
  written: readonly WrittenStatus[],
): Promise<void> {
  if (written.length === 0) return;
  await sql`
    UPDATE message m
       SET state = w.state, wamid = w.wamid, accepted_at = w.accepted_at, sent_at = w.sent_at,
           delivered_at = w.delivered_at, read_at = w.read_at, played_at = w.played_at,
           failed_at = w.failed_at, failure_code = w.failure_code, failure_text = w.failure_text,
           presumed_dropped_at = w.presumed_dropped_at, pricing = w.pricing
      FROM unnest(
             ${written.map((one) => one.bucket)}::smallint[],
             ${written.map((one) => one.messageId)}::uuid[],
             ${written.map((one) => one.createdAt)}::timestamptz[],
             ${written.map((one) => one.status.state)}::text[],
             ${written.map((one) => one.status.wamid)}::text[],
             ${written.map((one) => time(one.status.acceptedAt))}::timestamptz[],
             ${written.map((one) => time(one.status.sentAt))}::timestamptz[],
             ${written.map((one) => time(one.status.deliveredAt))}::timestamptz[],
             ${written.map((one) => time(one.status.readAt))}::timestamptz[],
             ${written.map((one) => time(one.status.playedAt))}::timestamptz[],
             ${written.map((one) => time(one.status.failedAt))}::timestamptz[],
             ${written.map((one) => one.status.failureCode)}::int[],
             ${written.map((one) => one.status.failureText)}::text[],
             ${written.map((one) => time(one.status.presumedDroppedAt))}::timestamptz[],
             ${written.map(({ status: { pricing } }) => (pricing === null ? null : JSON.stringify(pricing)))}::jsonb[]
           ) AS w (bucket, id, created_at, state, wamid, accepted_at, sent_at, delivered_at, read_at,
                   played_at, failed_at, failure_code, failure_text, presumed_dropped_at, pricing)
     WHERE m.bucket = w.bucket AND m.id = w.id AND m.created_at = w.created_at`.execute(trx);
}

function time(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
