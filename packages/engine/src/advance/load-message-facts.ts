import type { MessageFacts } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

interface MessageFactsRow {
  id: string;
  accepted_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  failed_at: Date | null;
  failure_code: number | null;
}

/** Reads what happened to the messages that reactions of a batch look at, by message id. */
export async function loadMessageFacts(
  db: Kysely<Database>,
  messages: readonly { bucket: number; messageId: string }[],
): Promise<Map<string, MessageFacts>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<MessageFactsRow>`
    SELECT m.id, m.accepted_at, m.delivered_at, m.read_at, m.failed_at, m.failure_code
      FROM message m
     WHERE (m.bucket, m.id) IN (
             SELECT * FROM unnest(
               ${messages.map((message) => message.bucket)}::smallint[],
               ${messages.map((message) => message.messageId)}::uuid[]))`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        acceptedAt: row.accepted_at?.getTime() ?? null,
        deliveredAt: row.delivered_at?.getTime() ?? null,
        readAt: row.read_at?.getTime() ?? null,
        failedAt: row.failed_at?.getTime() ?? null,
        failureCode: row.failure_code,
      },
    ]),
  );
}
