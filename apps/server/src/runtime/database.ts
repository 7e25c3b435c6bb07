import { startEmbeddedPostgres, type EmbeddedPostgres } from '@waypost/engine/embedded-postgres';
import type { Config } from '../config/config.ts';

/** The database Waypost works on. */
export interface DatabaseSource {
  /** Holds the password: never print it. */
  readonly connectionString: string;
  /** null: somebody else's server (DATABASE_URL). */
  readonly embedded: EmbeddedPostgres | null;
}

/** The database named by DATABASE_URL or, without one, the embedded PostgreSQL, started or adopted. */
export async function openDatabase(
  config: Config,
  say: (line: string) => void,
): Promise<DatabaseSource> {
  if (config.databaseUrl !== null) {
    return { connectionString: config.databaseUrl, embedded: null };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log: say });
  return { connectionString: embedded.connectionString, embedded };
}
