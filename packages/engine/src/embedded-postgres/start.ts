import { join, resolve } from 'node:path';
import { clusterDirOf, createCluster, readClusterMajor } from './cluster.ts';
import {
  connectionStringOf,
  connectionTo,
  prepareDatabase,
  socketDirOf,
  type PostgresAddress,
} from './connection.ts';
import type { Endpoint } from './settings.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { findReachableBinaries } from './reachable-binaries.ts';
import { isServerRunning, readEndpoint, type Cluster } from './running-server.ts';
import { findServerAccount, prepareDataDir } from './server-account.ts';
import { bringUp, stopServer, type Server } from './server-control.ts';

export interface EmbeddedPostgresOptions {
  /** Folder that holds everything Waypost keeps; made when absent. */
  readonly dataDir: string;
  /** Called with a line for each step that takes time. */
  readonly log?: (line: string) => void;
  /** false: may lose or damage data when the machine loses power. Only tests may ask for it. Default true. */
  readonly durable?: boolean;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** For `pg`: host (a socket folder or 127.0.0.1), port, user, password, database. */
  readonly connection: PostgresAddress;
  /** The same as one URL, understood by `pg`. Holds the password: never print it. */
  readonly connectionString: string;
  /** For example `18.4`. */
  readonly version: string;
  /** Whether it was running already, left by a Waypost that was killed or that still runs. */
  readonly adopted: boolean;
  /** Starts the server again if it has died. Does nothing while it runs. */
  ensureRunning(): Promise<void>;
  /** Ends the server; connections that are still open are cut. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of a data folder, making it first when there is none, or adopts the one that runs.
 * @throws EmbeddedPostgresError when there is no PostgreSQL for this platform, the folder can't be used, or it
 *   belongs to another major version.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => {});
  const clusterDir = clusterDirOf(dataDir);
  const account = await findServerAccount();
  await prepareDataDir(dataDir, account);
  const binaries = await findReachableBinaries(dataDir, account, log);

  const major = await readClusterMajor(clusterDir);
  if (major !== null && major !== binaries.major) {
    throw new EmbeddedPostgresError(
      `The database in ${clusterDir} was made by PostgreSQL ${major}, this Waypost brings PostgreSQL ${binaries.major}, and the two ` +
        `do not open each other's files. To move: start the earlier Waypost, save its data with pg_dump ${major}, start this one with ` +
        'an empty DATA_DIR, and load it with psql. docs/configuration.md has the commands.',
    );
  }
  if (major === null) {
    log(`Creating the database (PostgreSQL ${binaries.version})`);
    await createCluster(binaries, clusterDir, account);
  }

  const server = { binaries, clusterDir, account, dataDir, durable: options.durable ?? true };
  const { adopted, connection } = await bringUpAndConnect(server, 3);
  return {
    connection,
    connectionString: connectionStringOf(connection),
    version: binaries.version,
    adopted,
    ensureRunning: async () => {
      await bringUpAndConnect(server, 3, {
        socketDir: socketDirOf(connection),
        port: connection.port,
      });
    },
    stop: () => stopServer(server),
  };
}

/**
 * Finds the PostgreSQL of a data folder without starting it.
 * @returns its connection string, or null when none runs.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const cluster = await existingCluster(dataDir);
  if (!cluster || !(await isServerRunning(cluster))) return null;
  const { clusterDir } = cluster;
  return connectionStringOf(await connectionTo(clusterDir, await readEndpoint(clusterDir)));
}

/**
 * Ends the PostgreSQL of a data folder, whoever started it. Does nothing when none runs.
 * @throws EmbeddedPostgresError when it runs on after a minute.
 */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  const cluster = await existingCluster(dataDir);
  if (cluster) await stopServer(cluster);
}

async function existingCluster(dataDir: string): Promise<Cluster | null> {
  const clusterDir = clusterDirOf(resolve(dataDir));
  if ((await readClusterMajor(clusterDir)) === null) return null;
  const account = await findServerAccount();
  const binaries = await findReachableBinaries(resolve(dataDir), account, () => {});
  return { binaries, clusterDir, account };
}

/** A server found running may be on its way down, or dead and not yet buried: then it is brought up after all. */
async function bringUpAndConnect(
  server: Server,
  tries: number,
  known?: Endpoint,
): Promise<{ adopted: boolean; connection: PostgresAddress }> {
  const adopted = await bringUp(server, known);
  const connection = await connectionTo(server.clusterDir, await readEndpoint(server.clusterDir));
  if (await prepareDatabase(connection, () => isServerRunning(server)))
    return { adopted, connection };
  if (tries > 1) return bringUpAndConnect(server, tries - 1, known);
  throw new EmbeddedPostgresError(
    `PostgreSQL in ${server.clusterDir} goes away as soon as it is up. Its reasons are in ${join(server.clusterDir, 'log')}.`,
  );
}
