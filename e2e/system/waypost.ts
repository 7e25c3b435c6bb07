import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract, profileImportSchema, type Contract, type ProfileImport } from '@waypost/api';
import { z } from 'zod';

import { freePort, runScript, startProcess, type Process } from './processes.ts';

const apiKey = 'a-key-for-tests-that-is-long-enough';

/** Waypost and a simulator in processes of their own, in an empty folder. */
export interface System {
  simulator: Process;
  api: Api;
  url: string;
  apiKey: string;
  /** Posts a CSV file as a plain body, columns matched by name, and starts the import. */
  importCsv(csv: string): Promise<ProfileImport>;
  counts(): Promise<SendCounts>;
  /** What Waypost and the simulator printed and logged so far. */
  output(): string;
  /** SIGKILL to Waypost alone. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** The command a user types a second time while it runs. */
  startAgain(): Promise<{ code: number | null; output: string }>;
  command(...words: string[]): Promise<{ code: number | null; output: string }>;
  close(): Promise<void>;
}

/** The HTTP API as its contract types it. */
export type Api = ContractRouterClient<Contract>;

/** What the simulator counted, by the echoed message id. */
const sendCountsSchema = z.object({
  accepted: z.number(),
  messages: z.number(),
  duplicates: z.array(z.string()),
});
export type SendCounts = z.infer<typeof sendCountsSchema>;

/** A client of the HTTP API at `url`, as an automation with an API key would use it. */
export function apiClient(url: string, key: string): Api {
  return createORPCClient(
    new OpenAPILink(contract, {
      url: `${url}/api`,
      headers: { authorization: `Bearer ${key}` },
    }),
  );
}

export async function startSystem(
  environment: NodeJS.ProcessEnv = {},
  wantedSimulatorPort?: number,
): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'waypost-system-'));
  // As root, PostgreSQL runs as another account and has to get in.
  await chmod(folder, 0o755);
  const simulatorPort = wantedSimulatorPort ?? (await freePort());
  const simulator = await startProcess('packages/cloud-simulator/src/main.ts', {
    url: `http://127.0.0.1:${simulatorPort}`,
    ready: '/control/counts?by=echo',
    arguments: ['--port', String(simulatorPort), '--data', join(folder, 'simulator')],
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const serverEnvironment = {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    SIMULATOR_URL: simulator.url,
    WAYPOST_API_KEY: apiKey,
    LOG_LEVEL: 'warn',
    ...environment,
  };
  const start = () =>
    startProcess('apps/server/src/main.ts', {
      url,
      ready: '/readyz',
      environment: serverEnvironment,
    });
  let server = await start();
  const servers = [server];

  return {
    simulator,
    api: apiClient(url, apiKey),
    url,
    apiKey,
    async importCsv(csv) {
      const answer = await fetch(`${url}/api/profiles/import?start=true`, {
        method: 'POST',
        body: csv,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'text/csv' },
      });
      if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`);
      return profileImportSchema.parse(await answer.json());
    },
    async counts() {
      const answer = await fetch(`${simulator.url}/control/counts?by=echo`);
      return sendCountsSchema.parse(await answer.json());
    },
    output: () => [simulator, ...servers].map((one) => one.output()).join(''),
    kill: () => server.kill(),
    async restart() {
      server = await start();
      servers.push(server);
    },
    startAgain: () => runScript('apps/server/src/main.ts', serverEnvironment),
    command: (...words) => runScript('apps/server/src/cli/main.ts', serverEnvironment, words),
    async close() {
      await server.stop();
      await runScript('apps/server/src/cli/main.ts', serverEnvironment, ['stop']);
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks again until the answer satisfies, at most `seconds` long. */
export async function until<T>(
  ask: () => Promise<T>,
  satisfied: (answer: T) => boolean,
  seconds: number,
  what: string,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let answer = await ask();
  while (!satisfied(answer)) {
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within ${seconds} s, last seen ${JSON.stringify(answer)}`);
    }
    await sleep(250);
    answer = await ask();
  }
  return answer;
}
