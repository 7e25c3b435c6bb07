import { createHash } from 'node:crypto';

import { sql, type Kysely, type Transaction } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { chunkSize, type AssetRow } from './asset.ts';
import { detectType } from './detect-type.ts';

export interface NewAsset {
  fileName: string;
  /** What is known of the type from elsewhere; the content decides where it can. */
  mimeType?: string | null;
  bytes: Buffer;
  origin: 'upload' | 'inbound';
  createdBy: string;
}

/** As `keepAsset`, in a transaction of its own. */
export async function storeAsset(
  db: Kysely<Database>,
  asset: NewAsset,
  now: number,
): Promise<AssetRow> {
  return transact(db, (trx) => keepAsset(trx, asset, now));
}

/**
 * Keeps a file in pieces of 1 MiB. The same file uploaded again under the same name is the one we have:
 * Meta then keeps one copy, too.
 */
export async function keepAsset(
  trx: Transaction<Database>,
  asset: NewAsset,
  now: number,
): Promise<AssetRow> {
  const sha256 = createHash('sha256').update(asset.bytes).digest('hex');
  const detected = await detectType(asset.bytes, asset.fileName);
  const mimeType =
    detected === 'application/octet-stream' ? (asset.mimeType ?? detected) : detected;
  // Two uploads of one file at the same moment meet here.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`asset:${sha256}`}, 0))`.execute(trx);
  const known = await trx
    .selectFrom('media_asset')
    .selectAll()
    .where('sha256', '=', sha256)
    .where('file_name', '=', asset.fileName)
    .where('mime_type', '=', mimeType)
    .where('origin', '=', asset.origin)
    .executeTakeFirst();
  if (known !== undefined && asset.origin === 'upload') return known;
  const row = await trx
    .insertInto('media_asset')
    .values({
      file_name: asset.fileName,
      mime_type: mimeType,
      byte_size: asset.bytes.length,
      sha256,
      origin: asset.origin,
      created_at: new Date(now),
      created_by: asset.createdBy,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  for (let n = 0; n * chunkSize < asset.bytes.length; n += 1) {
    const bytes = asset.bytes.subarray(n * chunkSize, (n + 1) * chunkSize);
    await trx.insertInto('media_chunk').values({ asset_id: row.id, n, bytes }).execute();
  }
  return row;
}
