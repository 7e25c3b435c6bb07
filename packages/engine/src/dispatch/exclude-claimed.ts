import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ExclusionReason } from '../exclusions/exclusion.ts';

export interface ExcludedMessage {
  bucket: number;
  messageId: string;
  createdAt: Date;
  reason: ExclusionReason;
}

/** Takes locked messages out of the outbox and notes why they were not sent. */
export async function excludeClaimed(
  trx: Kysely<Database>,
  excluded: readonly ExcludedMessage[],
): Promise<void> {
  if (excluded.length === 0) return;
  await sql`
    WITH x AS (
      SELECT * FROM unnest(
        ${excluded.map((message) => message.bucket)}::smallint[],
        ${excluded.map((message) => message.messageId)}::uuid[],
        ${excluded.map((message) => message.createdAt)}::timestamptz[],
        ${excluded.map((message) => message.reason)}::text[]
      ) AS x (bucket, message_id, created_at, reason)
    ), gone AS (
      DELETE FROM outbox o USING x WHERE o.bucket = x.bucket AND o.message_id = x.message_id
    )
    UPDATE message m SET state = 'excluded', exclusion = x.reason
      FROM x
     WHERE m.bucket = x.bucket AND m.id = x.message_id AND m.created_at = x.created_at`.execute(
    trx,
  );
}
