import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf } from './binaries.ts';
import { SETTINGS_FILE, writeOwned } from './cluster.ts';
import { chooseEndpoint } from './endpoint.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { runProgram } from './run-program.ts';
import { forgetDeadServer, isServerRunning, type Cluster } from './running-server.ts';
import { serverSettings, type Endpoint } from './settings.ts';

/** Long enough for the recovery of a big database after a power cut; in seconds. */
const START_TIMEOUT = 600;
const START_TRIES = 100;
const STARTUP_LOG = 'startup.log';

/** What it takes to start a server on a cluster. */
export interface Server extends Cluster {
  readonly dataDir: string;
  /** false: may lose or damage data when the machine loses power. */
  readonly durable: boolean;
}

/**
 * Starts the server unless it runs.
 * @param known where it has to listen; chosen when absent.
 * @returns whether it was running already.
 * @throws EmbeddedPostgresError with the server's own words when it does not start.
 */
export async function bringUp(server: Server, known?: Endpoint): Promise<boolean> {
  const { binaries, clusterDir, account, dataDir, durable } = server;
  if (await isServerRunning(server)) return true;

  const endpoint = known ?? (await chooseEndpoint(dataDir, account));
  const settings = await serverSettings({
    binaries: binaries.directory,
    clusterDir,
    endpoint,
    durable,
  });
  await writeOwned(join(clusterDir, SETTINGS_FILE), settings, account);
  const startupLog = join(clusterDir, STARTUP_LOG);

  await forgetDeadServer(server);
  for (let tries = 1; ; tries += 1) {
    await rm(startupLog, { force: true });
    const started = await runProgram(
      programOf(binaries.directory, 'pg_ctl'),
      ['start', '--wait', '-t', String(START_TIMEOUT), '-D', clusterDir, '-l', startupLog],
      { account, ignoreOutput: true },
    );
    if (started.exitCode === 0) return false;
    // Another start may have been faster.
    if (await isServerRunning(server)) return true;
    const reason = await readFile(startupLog, 'utf8').catch(() => '');
    // A server that was killed leaves its process number and its children behind for a moment.
    if (tries >= START_TRIES || !/shared memory block|lock file/.test(reason)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL did not start in ${clusterDir}: ${lastLines(reason) || started.spawnError || 'no reason given'}`,
      );
    }
    if (!(await forgetDeadServer(server))) await sleep(100);
  }
}

/**
 * Ends the server; does nothing when none runs. Open connections are cut.
 * @throws EmbeddedPostgresError when it still runs after a minute.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  const { binaries, clusterDir, account } = cluster;
  if (!(await isServerRunning(cluster))) return;
  const stopped = await runProgram(
    programOf(binaries.directory, 'pg_ctl'),
    ['stop', '--wait', '-t', '60', '-m', 'fast', '-D', clusterDir],
    { account },
  );
  if (stopped.exitCode === 0 || !(await isServerRunning(cluster))) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL in ${clusterDir} did not stop: ${stopped.output.trim()}`,
  );
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join('\n');
}
