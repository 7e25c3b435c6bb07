import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { pino } from 'pino';

import { connect } from '../database/connect.ts';
import { createEngine, type Engine, type EngineDependencies } from '../engine.ts';
import type { TestDatabase } from './database.ts';
import { testAppSecret } from './meta-webhooks.ts';

/** An engine that runs in this process, on connections of its own, with a clock that can be moved ahead. */
export interface RunningEngine extends Engine {
  /** Milliseconds since the epoch, as this engine sees them. */
  now(): number;
  /** Moves its clock ahead by `ms`. */
  pass(ms: number): void;
  /** From now on its clock moves by `pass` only, however slow the machine is. */
  stopClock(): void;
}

export async function startEngine(
  database: Pick<TestDatabase, 'connectionString'>,
  graphUrl: string,
  options: Pick<EngineDependencies, 'graceMs' | 'roles' | 'calls'> = {},
): Promise<RunningEngine> {
  let ahead = 0;
  let stoppedAt: number | null = null;
  const now = (): number => (stoppedAt ?? Date.now()) + ahead;
  const connection = connect({ connectionString: database.connectionString }, 10);
  const engine = createEngine({
    ...options,
    db: connection,
    connections: () => ({
      baseUrl: graphUrl,
      version: 'v25.0',
      token: 'token',
      appSecret: testAppSecret,
    }),
    log: pino({ level: 'silent' }),
    now,
  });
  await engine.start();
  return {
    ...engine,
    now,
    pass(ms) {
      ahead += ms;
    },
    stopClock() {
      stoppedAt ??= Date.now();
    },
    async stop() {
      await engine.stop();
      await connection.close();
    },
  };
}

/** Starts an engine as a process of its own, to be killed. */
export async function spawnEngine(database: TestDatabase, graphUrl: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./engine-process.ts', import.meta.url)),
      database.connectionString,
      graphUrl,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the engine ended with ${code}`)));
  });
  return child;
}
