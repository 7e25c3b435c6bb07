import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { messagesWithPeople, type ListedMessage } from './listed-message.ts';

/** The message by which a person came into a journey: stored in the transaction that let them in, at the same instant. */
export async function findStartingMessage(
  db: Kysely<Database>,
  passage: { bucket: number; profile_id: string; entered_at: Date },
): Promise<ListedMessage | undefined> {
  const { rows } = await sql<ListedMessage>`
    ${messagesWithPeople}
     WHERE m.bucket = ${passage.bucket} AND m.profile_id = ${passage.profile_id}::uuid
       AND m.direction = 'in' AND m.created_at = ${passage.entered_at} LIMIT 1`.execute(db);
  return rows[0];
}
