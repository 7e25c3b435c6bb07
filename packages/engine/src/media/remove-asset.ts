import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Deletes a file with its bytes and its ids at Meta; what Meta holds of it ends by itself after 30 days. */
export async function removeAsset(db: Kysely<Database>, assetId: string): Promise<boolean> {
  const result = await db.deleteFrom('media_asset').where('id', '=', assetId).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
