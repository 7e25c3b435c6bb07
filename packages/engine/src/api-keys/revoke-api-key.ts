import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** False when there is no such key, or it was revoked before. */
export async function revokeApiKey(
  db: Kysely<Database>,
  id: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
