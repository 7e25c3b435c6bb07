import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { createSender, type NewSender } from '../senders/create-sender.ts';
import type { SenderSetupRow } from './sender-setup.ts';

export type PlacedSender =
  | { kind: 'placed'; senderId: string }
  /** Another sender has this number. */
  | { kind: 'taken'; senderId: string; name: string };

/**
 * Makes the set-up's sender out of the chosen number. A sender of an earlier choice is given up when nothing was sent
 * with it. The new one does not send yet: nobody has confirmed Meta's rules for it.
 */
export async function placeSender(
  trx: Kysely<Database>,
  setup: SenderSetupRow,
  sender: NewSender,
  now: number,
): Promise<PlacedSender> {
  const taken = await trx
    .selectFrom('sender')
    .select(['id', 'name'])
    .where('phone_number_id', '=', sender.phoneNumberId)
    .executeTakeFirst();
  if (taken !== undefined && taken.id !== setup.sender_id) {
    return { kind: 'taken', senderId: taken.id, name: taken.name };
  }
  if (taken !== undefined) {
    await trx
      .updateTable('sender')
      .set({
        name: sender.name,
        app_id: sender.appId ?? null,
        portfolio_id: sender.portfolioId ?? null,
      })
      .where('id', '=', taken.id)
      .execute();
    return { kind: 'placed', senderId: taken.id };
  }
  if (setup.sender_id !== null && !setup.repairs) await giveUp(trx, setup.sender_id);
  const created = await createSender(trx, sender, now);
  if (created === null) throw new Error('the number was connected at the same moment');
  await sql`
    UPDATE sender_setup SET sender_id = ${created.id}, repairs = false, updated_at = ${new Date(now)}
     WHERE id = ${setup.id}`.execute(trx);
  return { kind: 'placed', senderId: created.id };
}

/** Removes a sender that never sent anything. */
async function giveUp(trx: Kysely<Database>, senderId: string): Promise<void> {
  await sql`
    DELETE FROM sender
     WHERE id = ${senderId} AND policies_confirmed_at IS NULL
       AND NOT EXISTS (SELECT FROM outbox WHERE sender_id = sender.id)`.execute(trx);
}
