import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@waypost/engine/database';
import { engageHold } from '@waypost/engine/send-holds';
import type { Kysely } from 'kysely';
import { z } from 'zod';

/** What `waypost restore` leaves beside the database. */
const FILE = 'restored.json';
const noteSchema = z.object({ restoredAt: z.iso.datetime() });

/**
 * Holds sending in a database that was restored, and forgets the note once the database itself knows. Who has restored
 * knows best: no comparison of marks is needed.
 */
export async function noteRestore(
  db: Kysely<Database>,
  dataDir: string,
  now: number,
): Promise<void> {
  const path = join(dataDir, FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return;
  await engageHold(db, 'restored', restoredAt(text) ?? now, now);
  await rm(path, { force: true });
}

/** A note that can't be read was left by a restore all the same. */
function restoredAt(text: string): number | null {
  try {
    return Date.parse(noteSchema.parse(JSON.parse(text)).restoredAt);
  } catch {
    return null;
  }
}
