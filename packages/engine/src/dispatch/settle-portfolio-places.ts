import { messagingLimitOf } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import type { PlaceHolder } from './reserve-portfolio-places.ts';

/** What became of messages that may hold a place in the portfolio's limit. */
export interface SettledPlaces {
  /** Arrived at Meta: the place counts, whatever becomes of other messages to that person. */
  arrived: readonly PlaceHolder[];
  /** Refused, or proven not to have left: the place is free again, if it was this message that took it. */
  free: readonly PlaceHolder[];
}

/**
 * Keeps or gives back places in the limit of different people a day, and lets as many messages of the sender look for a
 * place again as came free. Nothing happens where Meta names no limit.
 */
export async function settlePortfolioPlaces(
  trx: Kysely<Database>,
  sender: Pick<DispatchSender, 'id' | 'portfolio_id' | 'messaging_limit'>,
  { arrived, free }: SettledPlaces,
  now: number,
): Promise<void> {
  if (messagingLimitOf(sender.messaging_limit) === null) return;
  if (arrived.length > 0) {
    await sql`
      UPDATE portfolio_recipient SET held_by = NULL
       WHERE portfolio_id = ${sender.portfolio_id} AND held_by IS NOT NULL
         AND number = ANY (${arrived.map(({ number }) => number)}::text[])`.execute(trx);
  }
  if (free.length === 0) return;
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM portfolio_recipient r
     USING unnest(
             ${free.map(({ number }) => number)}::text[],
             ${free.map(({ messageId }) => messageId)}::uuid[]
           ) AS f (number, message_id)
     WHERE r.portfolio_id = ${sender.portfolio_id} AND r.number = f.number AND r.held_by = f.message_id`.execute(
    trx,
  );
  if (numAffectedRows > 0n) await wakeWaiting(trx, sender.id, Number(numAffectedRows), now);
}

async function wakeWaiting(
  trx: Kysely<Database>,
  senderId: string,
  places: number,
  now: number,
): Promise<void> {
  await sql`
    WITH next AS MATERIALIZED (
      SELECT o.bucket, o.message_id FROM outbox o
       WHERE o.sender_id = ${senderId} AND o.waits_for = 'limit'
       ORDER BY o.due_at LIMIT ${places} FOR UPDATE SKIP LOCKED
    )
    UPDATE outbox o SET due_at = ${new Date(now)}
      FROM next WHERE o.bucket = next.bucket AND o.message_id = next.message_id`.execute(trx);
}
