import { join } from 'node:path';

import { freePort, type Process } from '../system/processes.ts';
import { apiClient, type Api } from '../system/waypost.ts';
import type { SoakRun } from './soak.ts';

const apiKey = 'a-key-for-soaks-that-is-long-enough';

/** One Waypost of several processes on one database. */
export interface WorkerFleet {
  api: Api;
  /** Those that are ready at this moment. */
  ready(): Process[];
  /** SIGKILL, and started again at once; resolves when it is gone. */
  kill(worker: Process): Promise<void>;
  /** Whether a worker has noted that it owns some sender under this epoch. */
  owns(worker: Process, epoch: number): boolean;
  /** Resolves when all workers are ready. */
  complete(): Promise<void>;
}

/** Starts one process that takes requests and webhooks, and workers that send. */
export async function startFleet(
  { session }: SoakRun,
  options: {
    databaseUrl: string;
    simulatorUrl: string;
    workers: number;
    graceSeconds: number;
  },
): Promise<WorkerFleet> {
  const environment = {
    DATABASE_URL: options.databaseUrl,
    // One folder for all: they share its secret key.
    DATA_DIR: join(session.folder, 'data'),
    SIMULATOR_URL: options.simulatorUrl,
    UNKNOWN_GRACE_SECONDS: String(options.graceSeconds),
    WAYPOST_API_KEY: apiKey,
    LOG_LEVEL: 'info',
  };
  async function start(role: 'web' | 'worker'): Promise<Process> {
    const port = await freePort();
    return session.start('apps/server/src/main.ts', {
      url: `http://127.0.0.1:${port}`,
      ready: '/readyz',
      arguments: [`--role=${role}`],
      environment: { ...environment, PORT: String(port) },
    });
  }

  const web = await start('web');
  const ready = new Set<Process>();
  const starting = new Set<Promise<void>>();
  function add(): void {
    const one = start('worker').then((worker) => {
      ready.add(worker);
      starting.delete(one);
    });
    starting.add(one);
  }
  for (let n = 0; n < options.workers; n += 1) add();
  await Promise.all(starting);

  return {
    api: apiClient(web.url, apiKey),
    ready: () => [...ready],
    async kill(worker) {
      ready.delete(worker);
      await worker.kill();
      add();
    },
    owns: (worker, epoch) =>
      worker
        .output()
        .split('\n')
        .some((line) => line.includes('sender taken over') && line.includes(`"epoch":${epoch}`)),
    async complete() {
      await Promise.all(starting);
    },
  };
}
