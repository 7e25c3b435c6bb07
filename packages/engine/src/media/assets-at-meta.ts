import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Files of ours (asset ids) by the ids they have at Meta; what we did not upload is left out. */
export async function assetsAtMeta(
  db: Kysely<Database>,
  mediaIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (mediaIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('media_upload')
    .select(['media_id', 'asset_id'])
    .where('media_id', 'in', [...new Set(mediaIds)])
    .execute();
  return new Map(rows.map((row) => [row.media_id, row.asset_id]));
}
