import { sql, type Kysely } from 'kysely';

import type { AttemptTable, Database } from '../database/schema.ts';
import type { OutboxState } from './lock-outbox-rows.ts';

type AttemptStates = Map<number, AttemptTable['state']>;

/** Reads the attempts of messages, by message id and number; a claimed row of the outbox stands for one on its way. */
export async function loadAttemptStates(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; messageId: string }[],
  outbox: ReadonlyMap<string, OutboxState>,
): Promise<Map<string, AttemptStates>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<{ message_id: string; n: number; state: AttemptTable['state'] }>`
    SELECT a.message_id, a.n, a.state FROM attempt a
     WHERE (a.bucket, a.message_id) IN (
             SELECT * FROM unnest(
               ${messages.map((message) => message.bucket)}::smallint[],
               ${messages.map((message) => message.messageId)}::uuid[]))`.execute(trx);
  const found = new Map<string, AttemptStates>();
  for (const { messageId } of messages) {
    const queued = outbox.get(messageId);
    if (queued?.claimed === true) found.set(messageId, new Map([[queued.attempts, 'claimed']]));
  }
  for (const row of rows) {
    const states = found.get(row.message_id) ?? new Map<number, AttemptTable['state']>();
    states.set(row.n, row.state);
    found.set(row.message_id, states);
  }
  return found;
}
