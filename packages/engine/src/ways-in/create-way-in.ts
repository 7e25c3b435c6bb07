import type { Insertable, Kysely } from 'kysely';

import type { Database, WayInTable } from '../database/schema.ts';
import { foldedMessage, type WayInRow } from './way-in.ts';

export type NewWayIn = Omit<Insertable<WayInTable>, 'id' | 'folded_message' | 'created_at'>;

/** Null when the sender has one with the same message: an answer could not tell them apart. */
export async function createWayIn(
  db: Kysely<Database>,
  wayIn: NewWayIn,
  now: number,
): Promise<WayInRow | null> {
  const row = await db
    .insertInto('way_in')
    .values({
      ...wayIn,
      folded_message: foldedMessage(wayIn.prefilled_message),
      created_at: new Date(now),
    })
    .onConflict((conflict) => conflict.columns(['sender_id', 'folded_message']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
