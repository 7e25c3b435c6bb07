import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf, type Binaries } from './binaries.ts';
import {
  clusterDirOf,
  createCluster,
  readClusterMajor,
  SETTINGS_FILE,
  writeOwned,
} from './cluster.ts';
import { connectionTo, prepareDatabase, type PostgresAddress } from './connection.ts';
import { chooseEndpoint } from './endpoint.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { findReachableBinaries } from './reachable-binaries.ts';
import { runProgram, type ServerAccount } from './run-program.ts';
import { isServerRunning, readEndpoint } from './running-server.ts';
import { findServerAccount, prepareDataDir } from './server-account.ts';
import { serverSettings } from './settings.ts';

/** Long enough for the recovery of a big database after a power cut; in seconds. */
const START_TIMEOUT = 600;
const STARTUP_LOG = 'startup.log';

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
  const adopted = await bringUp(server);
  const endpoint = await readEndpoint(clusterDir);
  const connection = await connectionTo(clusterDir, endpoint);
  const connectionString = await prepareDatabase(connection);
  return {
    connection,
    connectionString,
    version: binaries.version,
    adopted,
    ensureRunning: async () => {
      await bringUp(server, endpoint);
    },
    stop: () => stopServer(server),
  };
}

/**
 * Ends the PostgreSQL of a data folder, whoever started it. Does nothing when none runs.
 * @throws EmbeddedPostgresError when it runs on after a minute.
 */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  const clusterDir = clusterDirOf(resolve(dataDir));
  if ((await readClusterMajor(clusterDir)) === null) return;
  const account = await findServerAccount();
  const binaries = await findReachableBinaries(resolve(dataDir), account, () => {});
  await stopServer({ binaries, clusterDir, account });
}

interface Cluster {
  readonly binaries: Binaries;
  readonly clusterDir: string;
  readonly account: ServerAccount | null;
}

interface Server extends Cluster {
  readonly dataDir: string;
  readonly durable: boolean;
}

/** @returns whether the server was running already. */
async function bringUp(
  server: Server,
  known?: { socketDir: string | null; port: number },
): Promise<boolean> {
  const { binaries, clusterDir, account, dataDir, durable } = server;
  if (await isServerRunning(binaries, clusterDir, account)) return true;

  const endpoint = known ?? (await chooseEndpoint(dataDir, account));
  const settings = await serverSettings({
    binaries: binaries.directory,
    clusterDir,
    endpoint,
    durable,
  });
  await writeOwned(join(clusterDir, SETTINGS_FILE), settings, account);
  const startupLog = join(clusterDir, STARTUP_LOG);

  for (let attempt = 1; ; attempt += 1) {
    await rm(startupLog, { force: true });
    const started = await runProgram(
      programOf(binaries.directory, 'pg_ctl'),
      ['start', '--wait', '-t', String(START_TIMEOUT), '-D', clusterDir, '-l', startupLog],
      { account, ignoreOutput: true },
    );
    if (started.exitCode === 0) return false;
    // Another start may have been faster.
    if (await isServerRunning(binaries, clusterDir, account)) return true;
    const reason = await readFile(startupLog, 'utf8').catch(() => '');
    // A server that was killed leaves children for a moment, and they hold its shared memory.
    if (attempt >= 20 || !/shared memory block|lock file/.test(reason)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL did not start in ${clusterDir}: ${lastLines(reason) || started.spawnError || 'no reason given'}`,
      );
    }
    await sleep(500);
  }
}

async function stopServer(cluster: Cluster): Promise<void> {
  const { binaries, clusterDir, account } = cluster;
  if (!(await isServerRunning(binaries, clusterDir, account))) return;
  const stopped = await runProgram(
    programOf(binaries.directory, 'pg_ctl'),
    ['stop', '--wait', '-t', '60', '-m', 'fast', '-D', clusterDir],
    { account },
  );
  if (stopped.exitCode === 0 || !(await isServerRunning(binaries, clusterDir, account))) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL in ${clusterDir} did not stop: ${stopped.output.trim()}`,
  );
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join('\n');
}
