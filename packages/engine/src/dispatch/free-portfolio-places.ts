import { messagingLimitOf } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import type { PlaceHolder } from './reserve-portfolio-places.ts';

/** A place that its message took, and whose it is. */
export interface FreedPlace extends PlaceHolder {
  bucket: number;
  profileId: string;
}

/**
 * Gives back the places in the limit of different people a day that refused messages took, or messages proven not to
 * have left, and lets as many messages of the sender look for a place again. A place stays when another message to that
 * person has arrived at Meta since. Nothing happens where Meta names no limit.
 */
export async function freePortfolioPlaces(
  trx: Kysely<Database>,
  sender: Pick<DispatchSender, 'id' | 'portfolio_id' | 'messaging_limit'>,
  free: readonly FreedPlace[],
  now: number,
): Promise<void> {
  if (free.length === 0 || messagingLimitOf(sender.messaging_limit) === null) return;
  const { numAffectedRows = 0n } = await sql`
    DELETE FROM portfolio_recipient r
     USING unnest(
             ${free.map(({ number }) => number)}::text[],
             ${free.map(({ messageId }) => messageId)}::uuid[],
             ${free.map(({ bucket }) => bucket)}::smallint[],
             ${free.map(({ profileId }) => profileId)}::uuid[]
           ) AS f (number, message_id, bucket, profile_id)
     WHERE r.portfolio_id = ${sender.portfolio_id} AND r.number = f.number AND r.held_by = f.message_id
       AND NOT EXISTS (
         SELECT FROM message m
          WHERE m.bucket = f.bucket AND m.profile_id = f.profile_id AND m.id <> f.message_id
            AND m.direction = 'out' AND m.accepted_at >= r.reached_at)`.execute(trx);
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
