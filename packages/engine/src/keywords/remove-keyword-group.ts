import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export async function removeKeywordGroup(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('keyword_group')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
