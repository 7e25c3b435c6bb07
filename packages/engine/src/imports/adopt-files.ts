import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { getImport } from './get-import.ts';
import { removeChunks, storeFile } from './import-file.ts';

/**
 * Takes over files that an earlier version kept in a folder, each named by its import, and removes the folder. Files
 * of imports that are done, or that nobody knows, are not needed.
 */
export async function adoptFiles(db: Kysely<Database>, folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const id = /^([0-9a-f-]{36})\.csv$/.exec(name)?.[1];
    const known = id === undefined ? undefined : await getImport(db, id);
    if (known === undefined || known.status === 'done') continue;
    // From its start: an earlier try may have been cut off.
    await removeChunks(db, known.id);
    await storeFile(db, known.id, createReadStream(join(folder, name)), Date.now);
  }
  await rm(folder, { recursive: true, force: true });
}
