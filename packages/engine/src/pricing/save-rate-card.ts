import type { RateCard } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Writes the workspace's rate card in place of what was there. */
export async function saveRateCard(
  db: Kysely<Database>,
  card: RateCard,
  actor: string,
  now: number,
): Promise<void> {
  const row = { card: JSON.stringify(card), updated_at: new Date(now), updated_by: actor };
  await db
    .insertInto('rate_card')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute();
}
