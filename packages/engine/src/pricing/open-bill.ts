import { Bill, monthOf, type RateCard } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { countServices } from './count-services.ts';

/**
 * A bill over messages from now on, that knows how many of this month's free service messages are used.
 *
 * @param senderIds who may send service messages; nobody else's are counted
 */
export async function openBill(
  db: Kysely<Database>,
  card: RateCard,
  senderIds: readonly string[],
  now: number,
): Promise<Bill> {
  const month = monthOf(now);
  const used = await countServices(
    db,
    senderIds,
    Date.parse(`${month}-01T00:00:00Z`),
    card.freeServiceMessages,
  );
  return new Bill(card, used, month);
}
