import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  connectionStringOf,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from '@waypost/engine/embedded-postgres';

import { freePort, startProcess, type Process } from '../system/processes.ts';
import { apiClient, type Api } from '../system/waypost.ts';
import { createDatabase, describeDatabase, type BenchDatabase } from './bench-database.ts';

/** `tiny` shows whether a bench can run at all, `full` takes as long as its description says. */
export type BenchSize = 'tiny' | 'normal' | 'full';

/** A Waypost under measurement. */
export interface BenchServer extends Process {
  api: Api;
  apiKey: string;
  dataDir: string;
}

/** What a bench gets. All it starts through its session is ended with it, whatever happens. */
export interface BenchSession {
  size: BenchSize;
  /** The value for this size; `full` is `normal` where it is not given. */
  pick<T>(sizes: { tiny: T; normal: T; full?: T }): T;
  /** A folder of its own, readable by PostgreSQL's account, removed at the end. */
  folder: string;
  /** Aborted when somebody wants the run to end. */
  stopping: AbortSignal;
  /** Tells about progress. */
  say(line: string): void;
  /** An empty, durable database without tables: on a cluster of its own, or on the server of `DATABASE_URL`. */
  database(): Promise<BenchDatabase>;
  /** Reports the settings of a database that the bench got in another way. */
  noteDatabase(url: string): Promise<BenchDatabase>;
  /** Runs a script of the project until it answers. */
  start: typeof startProcess;
  /** Runs Waypost, on its embedded database unless another one is given. */
  startServer(options: {
    databaseUrl?: string;
    graphUrl?: string;
    environment?: NodeJS.ProcessEnv;
  }): Promise<BenchServer>;
  /** Done at the end, the latest first. */
  atEnd(work: () => Promise<unknown>): void;
}

/** A session and the way to end it. */
export interface OpenSession {
  session: BenchSession;
  /** The databases that were measured on. */
  databases: readonly BenchDatabase[];
  close(): Promise<void>;
}

const prefix = 'waypost-bench-';
const ownerFile = 'owner.pid';
const apiKey = 'a-key-for-benchmarks-long-enough';

/** Opens a session for one bench. */
export async function openSession(
  size: BenchSize,
  stopping: AbortSignal,
  say: (line: string) => void,
): Promise<OpenSession> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(folder, ownerFile), String(process.pid));
  // As root, PostgreSQL runs as another account and has to get in.
  await chmod(folder, 0o755);
  const works: (() => Promise<unknown>)[] = [];
  const databases: BenchDatabase[] = [];
  const note = async (url: string): Promise<BenchDatabase> => {
    const database = await describeDatabase(url);
    databases.push(database);
    return database;
  };
  const start: typeof startProcess = async (script, options) => {
    stopping.throwIfAborted();
    const starting = startProcess(script, options);
    // Before it is ready too; one that never is has been ended already.
    works.push(async () => (await starting.catch(() => null))?.kill());
    return starting;
  };
  const session: BenchSession = {
    size,
    pick: ({ tiny, normal, full = normal }) => ({ tiny, normal, full })[size],
    folder,
    stopping,
    say,
    async database() {
      const place = `waypost_bench_${process.pid}_${databases.length}`;
      const server = process.env['DATABASE_URL'];
      const made = await (server
        ? createDatabase(server, place)
        : startCluster(join(folder, place)));
      works.push(() => made.drop());
      return note(made.url);
    },
    noteDatabase: note,
    start,
    async startServer({ databaseUrl, graphUrl, environment = {} }) {
      const port = await freePort();
      const dataDir = join(folder, `server-${port}`);
      if (databaseUrl === undefined) works.push(() => stopEmbeddedPostgres(dataDir));
      const running = await start('apps/server/src/main.ts', {
        url: `http://127.0.0.1:${port}`,
        ready: '/readyz',
        environment: {
          PORT: String(port),
          DATA_DIR: dataDir,
          // Empty is as good as unset: the caller's own variable must not get in.
          DATABASE_URL: databaseUrl ?? '',
          ...(graphUrl === undefined ? {} : { GRAPH_URL: graphUrl }),
          WAYPOST_API_KEY: apiKey,
          WAYPOST_DEMO: 'off',
          LOG_LEVEL: 'error',
          ...environment,
        },
      });
      return { ...running, api: apiClient(running.url, apiKey), apiKey, dataDir };
    },
    atEnd: (work) => works.push(work),
  };
  return {
    session,
    databases,
    async close() {
      for (const work of works.toReversed()) {
        await work().catch((error: unknown) => say(`not tidied up: ${String(error)}`));
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startCluster(dataDir: string): Promise<{ url: string; drop(): Promise<void> }> {
  await mkdir(dataDir, { mode: 0o755 });
  const server = await startEmbeddedPostgres({ dataDir });
  return { url: connectionStringOf(server.connection), drop: () => server.stop() };
}

/** Ends the databases of runs that were killed before they could, and removes their folders. */
export async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const owner = Number(await readFile(join(folder, ownerFile), 'utf8').catch(() => ''));
    if (owner <= 0 || isAlive(owner)) continue;
    for (const place of await readdir(folder)) await stopEmbeddedPostgres(join(folder, place));
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
