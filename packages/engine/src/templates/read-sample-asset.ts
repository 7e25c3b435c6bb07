import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SampleFile } from './upload-samples.ts';

/** The file of an author, for Meta's reviewers; null when it is gone. */
export async function readSampleAsset(
  db: Kysely<Database>,
  assetId: string,
): Promise<SampleFile | null> {
  const { rows } = await sql<{ file_name: string; mime_type: string; bytes: Buffer }>`
    SELECT asset.file_name, asset.mime_type, string_agg(chunk.bytes, ''::bytea ORDER BY chunk.n) AS bytes
      FROM media_asset asset JOIN media_chunk chunk ON chunk.asset_id = asset.id
     WHERE asset.id = ${assetId}::uuid
     GROUP BY asset.id`.execute(db);
  const [asset] = rows;
  if (asset === undefined) return null;
  return { name: asset.file_name, mimeType: asset.mime_type, bytes: asset.bytes };
}
