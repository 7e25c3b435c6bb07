import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { messagesWithPeople, type ListedMessage } from './listed-message.ts';

/** One message, or undefined. */
export async function getMessage(
  db: Kysely<Database>,
  id: string,
): Promise<ListedMessage | undefined> {
  const { rows } = await sql<ListedMessage>`
    ${messagesWithPeople} WHERE m.bucket = bucket_of(${id}::uuid) AND m.id = ${id}::uuid`.execute(
    db,
  );
  return rows[0];
}
