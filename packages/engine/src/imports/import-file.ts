import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

const chunkSize = 1024 * 1024;

/** Raised for an import whose file is not there any more. */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/** Stores a file in pieces of 1 MiB as it comes in; answers its size, bytes. */
export async function storeFile(
  db: Kysely<Database>,
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
  now: () => number,
): Promise<number> {
  let n = 0;
  let size = 0;
  let pieces: Uint8Array[] = [];
  let waiting = 0;
  const store = async (): Promise<void> => {
    const chunk = Buffer.concat(pieces);
    pieces = [];
    waiting = 0;
    await db
      .insertInto('import_chunk')
      .values({ import_id: importId, n, bytes: chunk, stored_at: new Date(now()) })
      .execute();
    n += 1;
  };
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    waiting += piece.length;
    if (waiting >= chunkSize) await store();
  }
  if (waiting > 0) await store();
  return size;
}

/**
 * The bytes of a file, piece by piece.
 * @throws FileGone when it has none.
 */
export async function* importFile(
  db: Kysely<Database>,
  importId: string,
): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n += 1) {
    const chunk = await db
      .selectFrom('import_chunk')
      .select('bytes')
      .where('import_id', '=', importId)
      .where('n', '=', n)
      .executeTakeFirst();
    if (chunk === undefined && n === 0) throw new FileGone('The file of the import is gone.');
    if (chunk === undefined) return;
    yield chunk.bytes;
  }
}

/** Removes a file that is needed no more. */
export async function removeChunks(db: Kysely<Database>, importId: string): Promise<void> {
  await db.deleteFrom('import_chunk').where('import_id', '=', importId).execute();
}

/** Removes pieces of uploads that broke off: no import knows them, and nothing was added since `before`, ms since the epoch. */
export async function removeBrokenUploads(db: Kysely<Database>, before: number): Promise<void> {
  await db
    .deleteFrom('import_chunk')
    .where('stored_at', '<', new Date(before))
    .where('import_id', 'not in', db.selectFrom('profile_import').select('id'))
    .execute();
}
