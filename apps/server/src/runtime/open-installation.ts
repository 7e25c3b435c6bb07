import { connect, migrate, type DatabaseConnection } from '@waypost/engine/database';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { openDatabase } from './database.ts';
import { lockName, takeInstallationLock } from './installation-lock.ts';
import { answersPeople } from './process-role.ts';
import { forgetRunningServer, noteRunningServer } from './running-server.ts';

/** The database of this process, with its tables as this version needs them. */
export interface OpenInstallation {
  readonly database: DatabaseConnection;
  /** Tells where a second start of the same data folder finds this process. */
  noteOrigin(origin: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date. A process that does everything is the only one of its data
 * folder; of others there may be any number.
 * @param say told what takes time, in words for the person who started it.
 * @param onLost called when the installation came into other hands and this process has to end.
 * @returns null when another process of this data folder does everything.
 */
export async function openInstallation(
  config: Config,
  log: Logger,
  say: (line: string) => void,
  onLost: () => void,
): Promise<OpenInstallation | null> {
  const source = await openDatabase(config, say);
  const { connectionString, embedded } = source;
  const name = lockName(config);
  const alone = config.role === 'all';
  const lock = alone
    ? await takeInstallationLock({
        connectionString,
        name,
        onConnectionLost: async () => {
          log.warn('the connection to the database was lost');
          await embedded?.ensureRunning();
        },
        onTaken: onLost,
      })
    : null;
  if (alone && !lock) return null;

  const database = connect({ connectionString });
  const { db, pool } = database;
  try {
    const applied = await migrate(db);
    if (applied.length > 0) say('Preparing the tables');
    if (alone) await forgetRunningServer(pool, name);
  } catch (error) {
    await lock?.release();
    await database.close();
    throw error;
  }
  return {
    database,
    async noteOrigin(origin) {
      if (answersPeople(config.role)) await noteRunningServer(pool, name, origin);
    },
    async close() {
      if (answersPeople(config.role)) await forgetRunningServer(pool, name).catch(() => {});
      await lock?.release();
      await database.close();
      await embedded?.stop();
    },
  };
}
