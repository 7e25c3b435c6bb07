import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';
import type { MessageDraft } from './message-draft.ts';

/** Hands the messages of a batch to the dispatchers of their senders, due at once. */
export async function insertOutbox(
  trx: Kysely<Database>,
  drafts: readonly MessageDraft[],
  now: number,
): Promise<void> {
  if (drafts.length === 0) return;
  await sql`
    INSERT INTO outbox (bucket, message_id, message_created_at, sender_id, lane, due_at, number)
    SELECT bucket, id, ${new Date(now)}, sender_id, lane, ${new Date(now)}, number
      FROM ${batchRows('d', {
        bucket: ['smallint', drafts.map((draft) => draft.bucket)],
        id: ['uuid', drafts.map((draft) => draft.id)],
        sender_id: ['uuid', drafts.map((draft) => draft.senderId)],
        lane: ['smallint', drafts.map((draft) => draft.lane)],
        number: ['text', drafts.map((draft) => draft.number)],
      })}`.execute(trx);
}
