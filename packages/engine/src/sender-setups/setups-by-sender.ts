import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Unfinished set-ups by the sender they made. */
export async function setupsBySender(db: Kysely<Database>): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('sender_setup')
    .select(['id', 'sender_id'])
    .where('sender_id', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.sender_id === null ? [] : [[row.sender_id, row.id]])));
}
