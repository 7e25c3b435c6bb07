import { setTimeout as sleep } from 'node:timers/promises';

import { connect, type DatabaseConnection } from '@waypost/engine/database';
import { startEngine } from '@waypost/engine/testing';

import type { Bench } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { insertLoop } from './loops.ts';
import type { BenchSession } from './session.ts';
import type { BenchDatabase } from './bench-database.ts';
import { addShoppers, numberOf, shoppersJourney } from './shoppers.ts';

/** Publishes a journey whose audience is a rule on three attributes and consent, and waits until everybody it matches is in. */
export const enrol: Bench = {
  name: 'enrol',
  what: 'profiles enrolled by a rule on three attributes and consent; nobody is moved on meanwhile',
  async run(session) {
    const people = session.pick({ tiny: 500, normal: 300_000, full: 1_000_000 });
    const database = await session.database();
    const connection = openConnection(session, database);
    await addShoppers(connection, people);
    session.say(`${people} profiles are there`);
    const { entered, seconds, cpuMs } = await enrolAll(session, database, connection);
    const inserts = await insertLoop(database, people, 500);
    return [
      {
        name: 'profiles enrolled',
        value: entered / seconds,
        unit: '/s',
        limit: { name: 'bare insert, 500 rows a commit', value: inserts },
        target: { atLeast: 60_000 },
      },
      { name: 'CPU per profile', value: cpuMs === null ? null : cpuMs / entered, unit: 'ms' },
    ];
  },
};

/** A connection for the bench's own questions. */
export function openConnection(session: BenchSession, database: BenchDatabase): DatabaseConnection {
  const connection = connect({ connectionString: database.url }, 1);
  session.atEnd(() => connection.close());
  return connection;
}

/** Lets everybody in whom the rule matches. CPU is that of the engine and the database. */
export async function enrolAll(
  session: BenchSession,
  database: BenchDatabase,
  connection: DatabaseConnection,
): Promise<{ entered: number; seconds: number; cpuMs: number | null }> {
  const journey = await shoppersJourney(connection);
  // Nothing but the launch works, in a process of its own as far as the database can tell.
  const engine = await startEngine({ connectionString: database.url }, 'http://127.0.0.1:9', {
    roles: { advance: false, dispatch: false, inbound: false },
  });
  try {
    const meter = startCpuMeter([process.pid, database.postmaster]);
    const begin = performance.now();
    await engine.publishJourney({ ...journey, actor: 'bench' });
    await until(
      session,
      connection,
      `SELECT count(*) AS n FROM launch WHERE status = 'running'`,
      0,
    );
    const seconds = (performance.now() - begin) / 1000;
    const cpuMs = meter.usedMs();
    const entered = await numberOf(connection, 'SELECT entered AS n FROM launch');
    return { entered, seconds, cpuMs };
  } finally {
    await engine.stop();
  }
}

/** Asks until the answer is so much. */
export async function until(
  { stopping }: BenchSession,
  connection: DatabaseConnection,
  query: string,
  wanted: number,
): Promise<void> {
  while ((await numberOf(connection, query)) !== wanted) {
    stopping.throwIfAborted();
    await sleep(20);
  }
}
