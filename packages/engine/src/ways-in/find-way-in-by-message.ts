import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { foldedMessage, type WayInRow } from './way-in.ts';

/** The way in of a sender whose message reads like this one. */
export function findWayInByMessage(
  db: Kysely<Database>,
  senderId: string,
  message: string,
): Promise<WayInRow | undefined> {
  return db
    .selectFrom('way_in')
    .selectAll()
    .where('sender_id', '=', senderId)
    .where('folded_message', '=', foldedMessage(message))
    .executeTakeFirst();
}
