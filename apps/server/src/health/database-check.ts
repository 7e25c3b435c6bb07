import { statfs } from 'node:fs/promises';
import {
  troubleOf,
  tryToGrow,
  tryWrite,
  type Database,
  type DatabaseTrouble,
} from '@waypost/engine/database';
import type { Kysely } from 'kysely';

import { databaseTroubles } from './database-troubles.ts';
import type { ReadinessCheck } from './readiness.ts';

/** An answer is good for as long, ms: whoever asks more often asks the database no more often. */
const goodForMs = 1000;
/** How often room on the disk is tried while all is well, ms. */
const roomEveryMs = 30_000;
/** Less than this and an embedded database that is gone died of its full disk, bytes. */
const leastRoom = 32 * 1024 * 1024;

/**
 * Whether the database takes writes: it answers, is not read-only, and its disk has room for more.
 *
 * @param dataDir the embedded database's folder; null for a database of somebody else
 */
export function databaseCheck(db: Kysely<Database>, dataDir: string | null): ReadinessCheck {
  let found: DatabaseTrouble | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let hadRoomAt = performance.now();
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    try {
      await tryWrite(db);
      if (found !== null || performance.now() - hadRoomAt >= roomEveryMs) {
        await tryToGrow(db);
        hadRoomAt = performance.now();
      }
      found = null;
    } catch (error) {
      found = troubleOf(error) ?? 'database_unreachable';
      if (found === 'database_unreachable' && (await isFull(dataDir))) found = 'database_disk_full';
    }
    askedAt = performance.now();
  }

  return async () => {
    if (performance.now() - askedAt >= goodForMs) {
      asking ??= ask().finally(() => {
        asking = null;
      });
      await asking;
    }
    return found === null ? [] : [{ code: found, level: 'unready', text: databaseTroubles[found] }];
  };
}

async function isFull(dataDir: string | null): Promise<boolean> {
  if (dataDir === null) return false;
  const disk = await statfs(dataDir).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < leastRoom;
}
