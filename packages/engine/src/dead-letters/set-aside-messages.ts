import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { reasonOf } from './reason-of.ts';
import { setAsideUntil } from './set-aside-until.ts';
import { setAside } from './set-aside.ts';

/** A queued message, locked, that can't be judged or claimed. */
export interface FaultyMessage {
  bucket: number;
  messageId: string;
  journeyId: string | null;
  error: unknown;
}

/** Leaves messages in the outbox, due at the end of time, and notes why. Their run leaves when their time is over. */
export async function setAsideMessages(
  trx: Kysely<Database>,
  senderId: string,
  faulty: readonly FaultyMessage[],
  now: number,
): Promise<void> {
  if (faulty.length === 0) return;
  await sql`
    UPDATE outbox o SET due_at = ${setAsideUntil}
      FROM unnest(
             ${faulty.map(({ bucket }) => bucket)}::smallint[],
             ${faulty.map(({ messageId }) => messageId)}::uuid[]
           ) AS f (bucket, message_id)
     WHERE o.bucket = f.bucket AND o.message_id = f.message_id AND o.claim_epoch IS NULL`.execute(
    trx,
  );
  await setAside(
    trx,
    faulty.map(({ messageId, journeyId, error }) => ({
      kind: 'message',
      subject: messageId,
      senderId,
      journeyId,
      reason: reasonOf(error),
    })),
    now,
  );
}
