import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClient } from '@waypost/engine/database';
import type pg from 'pg';
import type { Config } from '../config/config.ts';

/** A distant database may take its time to notice that a session of ours is gone; in milliseconds. */
const PATIENCE = 30_000;

/** Name of the lock that one server per data folder holds. On a shared database other machines have folders of the same name. */
export function lockName(config: Config): string {
  return config.databaseUrl === null
    ? `waypost:${config.dataDir}`
    : `waypost:${hostname()}:${config.dataDir}`;
}

/** Says that this process is the one server of its data folder. */
export interface InstallationLock {
  release(): Promise<void>;
}

/** Whether some server holds the lock. Only looks: taking it to try could push aside its owner. */
export async function isLockHeld(pool: pg.Pool, name: string): Promise<boolean> {
  const found = await pool.query(
    `select 1 from pg_locks, (select hashtextextended($1, 0) as key) k
     where locktype = 'advisory' and granted and objsubid = 1
       and database = (select oid from pg_database where datname = current_database())
       and classid = ((key >> 32) & 4294967295)::oid and objid = (key & 4294967295)::oid`,
    [name],
  );
  return found.rows.length > 0;
}

/**
 * Takes the lock, which lives as long as a database session of ours.
 * @param options.onConnectionLost called before each try to take it again after that session was cut.
 * @param options.onTaken called when meanwhile another server took it: this one has to end.
 * @returns null when another server holds it.
 */
export async function takeInstallationLock(options: {
  connectionString: string;
  name: string;
  onConnectionLost: () => Promise<void>;
  onTaken: () => void;
}): Promise<InstallationLock | null> {
  const { connectionString, name, onConnectionLost, onTaken } = options;
  const first = await tryLock(connectionString, name);
  if (!first) return null;

  const state = { released: false };
  let session = first;

  const watch = (client: pg.Client): void => {
    client.once('end', () => {
      if (!state.released) void takeAgain();
    });
  };

  const takeAgain = async (): Promise<void> => {
    const lastTry = performance.now() + PATIENCE;
    while (!state.released) {
      try {
        await onConnectionLost();
        const client = await tryLock(connectionString, name);
        if (client) {
          session = client;
          return watch(client);
        }
        if (performance.now() > lastTry) return onTaken();
      } catch {
        // The database is not back yet.
      }
      await sleep(500);
    }
  };

  watch(first);
  return {
    release: async () => {
      state.released = true;
      await session.end().catch(() => {});
    },
  };
}

async function tryLock(connectionString: string, name: string): Promise<pg.Client | null> {
  const client = await openClient(
    { connectionString },
    { application_name: 'waypost installation' },
  );
  try {
    const taken = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
      [name],
    );
    if (taken.rows[0]?.taken) return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  await client.end();
  return null;
}
