import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { chunkSize } from './asset.ts';

/** The bytes of a file from `start` up to and including `end`, piece by piece. */
export async function* readAsset(
  db: Kysely<Database>,
  assetId: string,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  for (let n = Math.floor(start / chunkSize); n * chunkSize <= end; n += 1) {
    const chunk = await db
      .selectFrom('media_chunk')
      .select('bytes')
      .where('asset_id', '=', assetId)
      .where('n', '=', n)
      .executeTakeFirst();
    if (chunk === undefined) return;
    const offset = n * chunkSize;
    yield chunk.bytes.subarray(Math.max(0, start - offset), end - offset + 1);
  }
}

/** All bytes of a file; up to 100 MB, the most Meta takes. */
export async function assetBytes(db: Kysely<Database>, assetId: string): Promise<Buffer> {
  const chunks = await db
    .selectFrom('media_chunk')
    .select('bytes')
    .where('asset_id', '=', assetId)
    .orderBy('n')
    .execute();
  return Buffer.concat(chunks.map(({ bytes }) => bytes));
}
