import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AssetRow } from './asset.ts';

/** Undefined for a file that was deleted or never was. */
export function getAsset(db: Kysely<Database>, id: string): Promise<AssetRow | undefined> {
  return db.selectFrom('media_asset').selectAll().where('id', '=', id).executeTakeFirst();
}
