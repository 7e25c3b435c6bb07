import { connect, type DatabaseConnection } from '@waypost/engine/database';
import { findRunningPostgres } from '@waypost/engine/embedded-postgres';
import { createAccounts, type Accounts } from '../auth/index.ts';
import type { Config } from '../config/config.ts';
import { openDatabase } from '../runtime/database.ts';
import { isLockHeld, lockName } from '../runtime/installation-lock.ts';
import { answers, findRunningServer, type RunningServer } from '../runtime/running-server.ts';
import { loadSecretKey } from '../runtime/secret-key.ts';

/** What a command sees of the installation. */
export interface Installation {
  readonly database: DatabaseConnection;
  readonly connectionString: string;
  /** The server that runs and can be reached; null when none does. */
  readonly running: RunningServer | null;
  /** Whether a server holds the installation, reachable or not. */
  readonly isHeld: boolean;
}

/**
 * Looks at the installation without starting anything.
 * @returns null when its database does not run.
 */
export async function withRunningDatabase<T>(
  config: Config,
  work: (installation: Installation) => Promise<T>,
): Promise<T | null> {
  const connectionString = config.databaseUrl ?? (await findRunningPostgres(config.dataDir));
  return connectionString === null ? null : useDatabase(config, connectionString, work);
}

/** Works on the installation's database, which is started for it when it does not run, and ended again. */
export async function withDatabase<T>(
  config: Config,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const source = await openDatabase(config, () => {});
  try {
    return await useDatabase(config, source.connectionString, work);
  } finally {
    const { embedded } = source;
    if (embedded && !embedded.adopted && !(await isUsedByOthers(source.connectionString))) {
      await embedded.stop();
    }
  }
}

/** Sign-in for commands. Links lead to the server that runs. */
export async function accountsOf(config: Config, installation: Installation): Promise<Accounts> {
  return createAccounts({
    pool: installation.database.pool,
    secretKey: await loadSecretKey(config),
    origins: [installation.running?.origin ?? `http://127.0.0.1:${config.port}`],
  });
}

async function useDatabase<T>(
  config: Config,
  connectionString: string,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const database = connect({ connectionString }, 2);
  try {
    const lock = lockName(config);
    const isHeld = await isLockHeld(database.pool, lock);
    const noted = await findRunningServer(database.pool, lock);
    // A process of role web holds no lock: whether it still runs is asked of itself.
    const running = noted && (isHeld || (await answers(noted.origin))) ? noted : null;
    return await work({ database, connectionString, running, isHeld });
  } finally {
    await database.close();
  }
}

/** A Waypost may have started meanwhile, on the database that this command brought up. */
async function isUsedByOthers(connectionString: string): Promise<boolean> {
  const database = connect({ connectionString }, 1);
  try {
    const others = await database.pool.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return others.rows.length > 0;
  } finally {
    await database.close();
  }
}
