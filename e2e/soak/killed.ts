import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';
import { findRunningPostgres, stopEmbeddedPostgres } from '@waypost/engine/embedded-postgres';

import {
  descendantsOf,
  freePort,
  killAtOnce,
  postgresProcesses,
  type Process,
} from '../system/processes.ts';
import { apiClient } from '../system/waypost.ts';
import { prepareBlast } from './blast.ts';
import { judgeOutcome, untilSettled } from './outcome.ts';
import { startSimulator } from './simulator.ts';
import type { Check, Soak, SoakRun } from './soak.ts';

/** Seconds until everything has to be ready again. */
const mostSecondsToReady = 5;
/** One kill in this time; seconds. */
const killEvery = 3;
const apiKey = 'a-key-for-soaks-that-is-long-enough';

/** Test 4: SIGKILL for all that `npm start` started, its PostgreSQL included. */
export const everythingKilled: Soak = {
  name: 'everything-killed',
  what: 'all that `npm start` started, its PostgreSQL included, killed with SIGKILL 20 times at random',
  full: { messages: 50_000, seconds: 60 },
  short: { messages: 800, seconds: 3 },
  run: (run) => kill(run, true),
};

/** Test 4: SIGKILL for Waypost alone; its PostgreSQL stays. */
export const waypostKilled: Soak = {
  name: 'waypost-killed',
  what: 'Waypost alone killed with SIGKILL 20 times at random, its PostgreSQL running on',
  full: { messages: 50_000, seconds: 60 },
  short: { messages: 800, seconds: 3 },
  run: (run) => kill(run, false),
};

async function kill(run: SoakRun, withDatabase: boolean): Promise<Check[]> {
  const { session, random, say } = run;
  const simulator = await startSimulator(session);
  const waypost = await installWaypost(run, simulator.url);
  let running = await waypost.start();

  const api = apiClient(running.url, apiKey);
  const blast = await prepareBlast(api, {
    messages: run.messages,
    messagesPerSecond: Math.ceil(run.messages / run.seconds),
  });
  const database = connect({ connectionString: await waypost.database() }, 1);
  session.atEnd(() => database.close());
  await blast.launch();
  await simulator.untilFirstSend();

  const begin = performance.now();
  const kills = Math.max(1, Math.round(run.seconds / killEvery));
  const secondsToReady: number[] = [];
  for (let n = 1; n <= kills; n += 1) {
    await sleep(random() * killEvery * 1000);
    await waypost.kill(running, withDatabase);
    const killedAt = performance.now();
    running = await waypost.start();
    secondsToReady.push((performance.now() - killedAt) / 1000);
    say(`kill ${n}: ready again after ${secondsToReady.at(-1)?.toFixed(2)} s`);
  }
  const calmSince = Date.now();
  // What was claimed before the first kill waits up to seven times as long as the kills went on.
  const settleSeconds = 120 + 7 * ((performance.now() - begin) / 1000);
  const expectation = {
    database,
    simulator,
    blast,
    inOrder: false,
    everyStatus: run.isFull,
  };
  await untilSettled(expectation, settleSeconds, say);
  const longest = Math.max(...secondsToReady);
  return [
    { what: 'kills', seen: kills, ok: true },
    {
      what: `longest time until ready again, s (less than ${mostSecondsToReady})`,
      seen: longest.toFixed(2),
      ok: !run.isFull || longest < mostSecondsToReady,
    },
    ...(await judgeOutcome(expectation, calmSince)),
  ];
}

/** A Waypost as a user has it, with ways to start and to kill it. */
async function installWaypost({ session, isFull }: SoakRun, simulatorUrl: string) {
  const port = await freePort();
  const dataDir = join(session.folder, 'data');
  session.atEnd(() => stopEmbeddedPostgres(dataDir));

  async function kill(running: Process, withDatabase: boolean): Promise<void> {
    const doomed = await descendantsOf(running.pid);
    const postgres = withDatabase ? await postgresProcesses(dataDir) : [];
    for (const pid of [...postgres, ...doomed]) killAtOnce(pid);
    await running.kill();
  }

  return {
    kill,
    async start(): Promise<Process> {
      // The short form leaves out what `npm start` looks after before it starts the server.
      const script = isFull ? 'scripts/start.mjs' : 'apps/server/src/main.ts';
      const running = await session.start(script, {
        url: `http://127.0.0.1:${port}`,
        ready: '/readyz',
        environment: {
          PORT: String(port),
          DATA_DIR: dataDir,
          DATABASE_URL: '',
          SIMULATOR_URL: simulatorUrl,
          WAYPOST_API_KEY: apiKey,
          UNKNOWN_GRACE_SECONDS: '5',
          LOG_LEVEL: 'warn',
        },
      });
      session.atEnd(() => kill(running, false));
      return running;
    },
    async database(): Promise<string> {
      const url = await findRunningPostgres(dataDir);
      if (url === null) throw new Error('the database of Waypost was not found');
      return url;
    },
  };
}
