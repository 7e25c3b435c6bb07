import type { RateCard } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Prices to keep. */
export interface WrittenRateCard {
  card: RateCard;
  /** When those were written that these were made from; null: nobody had written any. */
  after: Date | null;
  actor: string;
}

/**
 * Writes the workspace's rate card in place of the one it was made from. False when somebody has written another one
 * meanwhile, which stays.
 */
export async function saveRateCard(
  db: Kysely<Database>,
  { card, after, actor }: WrittenRateCard,
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO rate_card (card, updated_at, updated_by)
    VALUES (${JSON.stringify(card)}::jsonb, ${new Date(now)}, ${actor})
    ON CONFLICT (only_one) DO UPDATE
       SET card = excluded.card, updated_at = excluded.updated_at, updated_by = excluded.updated_by
     WHERE rate_card.updated_at = ${after}::timestamptz
    RETURNING updated_at`.execute(db);
  return rows.length > 0;
}
