import type { Kysely, Transaction } from 'kysely';

import type { Database } from '../database/schema.ts';
import { resumeSenders } from '../dispatch/resume-senders.ts';
import type { SenderRow } from './sender.ts';

/** Holds everything the sender would send, by hand: only by hand does it go on. */
export async function setSenderPause(
  db: Kysely<Database>,
  id: string,
  pause: { reason: string; at: number },
): Promise<SenderRow | undefined> {
  return db
    .updateTable('sender')
    .set({
      paused_at: new Date(pause.at),
      pause_reason: pause.reason,
      pause_scope: 'manual',
      pause_code: null,
      paused_until: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Ends a pause by hand, whatever began it, and lets its messages leave. */
export async function resumeSender(
  trx: Transaction<Database>,
  id: string,
  now: number,
): Promise<void> {
  const scopes = ['manual', 'number', 'account', 'connection', 'throughput'] as const;
  await resumeSenders(trx, { senderIds: [id] }, { scopes }, now);
}
