import { exampleRateCard, type RateCard } from '@waypost/whatsapp';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A workspace's prices. */
export interface StoredRateCard {
  card: RateCard;
  /** When and by whom it was written; null: nobody has, and the prices are examples. */
  written: { at: Date; by: string } | null;
}

/** The workspace's rate card; examples until somebody writes one. */
export async function findRateCard(db: Kysely<Database>): Promise<StoredRateCard> {
  const row = await db
    .selectFrom('rate_card')
    .select(['card', 'updated_at', 'updated_by'])
    .executeTakeFirst();
  return row === undefined
    ? { card: exampleRateCard, written: null }
    : { card: row.card, written: { at: row.updated_at, by: row.updated_by } };
}
