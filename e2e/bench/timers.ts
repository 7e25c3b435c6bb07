import { setTimeout as sleep } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';

import type { Graph } from '@waypost/journey';
import { connect } from '@waypost/engine/database';

import type { BenchDatabase } from './bench-database.ts';
import type { Bench, Figure } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { insertPeople } from './insert-people.ts';
import type { BenchServer, BenchSession } from './session.ts';

const position = { x: 0, y: 0 };

interface Measured {
  session: BenchSession;
  server: BenchServer;
  database: BenchDatabase;
  run: { journeyId: string; versionId: number };
}

/**
 * Lets people wait in a journey, many of them for days, and measures how late those move on whose time has come:
 * steadily, beside a transaction that somebody left open, and all at one instant; and what waiting alone costs.
 */
export const timers: Bench = {
  name: 'timers',
  what: 'people who wait: how late they move on, steadily and all at once, and what waiting costs',
  async run(session) {
    // In the full form more of them become due than would be left of a million.
    const waiting = session.pick({ tiny: 1000, normal: 1_000_000, full: 1_400_000 });
    const perSecond = session.pick({ tiny: 50, normal: 2000 });
    const seconds = session.pick({ tiny: 1, normal: 10, full: 60 });
    const openSeconds = session.pick({ tiny: 1, normal: 20, full: 600 });
    const atOnce = session.pick({ tiny: 100, normal: 50_000 });
    const database = await session.database();
    const server = await session.startServer({ databaseUrl: database.url });
    await insertPeople(database, { crowd: 'waiting', count: waiting, phonePrefix: '+39350' });
    const measured = { session, server, database, run: await publishWait(server, database) };
    session.say(`${waiting} people`);
    await wait(measured, 0, waiting, `now() + interval '3 days' + n * interval '1 ms'`);
    session.say('all of them wait');

    const idle = await idleCore(measured, session.pick({ tiny: 1, normal: 10, full: 30 }));
    const steady = await steadily(measured, 0, perSecond, seconds);
    const used = perSecond * seconds;
    const held = await besideOpenTransaction(measured, used, perSecond, openSeconds);
    const instant = await atOneInstant(measured, used + perSecond * openSeconds, atOnce);
    return [
      { name: 'idle, of a core', value: idle, unit: '%', target: { atMost: 5 } },
      late('steadily, p99 late', steady),
      late('beside an open transaction, p99 late', held),
      {
        name: `${atOnce} at one instant, the last`,
        value: instant,
        unit: 's',
        target: { atMost: 5 },
      },
      {
        name: 'memory of the Node process',
        value: await residentMB(server.pid),
        unit: 'MB',
        target: { atMost: 400 },
      },
    ];
  },
};

function late(name: string, value: number): Figure {
  return { name, value, unit: 'ms', target: { atMost: 1000 } };
}

/** Entry → a wait of three days → end. */
async function publishWait(server: BenchServer, database: BenchDatabase): Promise<Measured['run']> {
  const draft: Graph = {
    format: 1,
    settings: { reentry: 'always' },
    activities: [
      { id: 'entry', name: '', position, type: 'entryEvent', eventName: 'never', fields: [] },
      {
        id: 'wait',
        name: '',
        position,
        type: 'wait',
        until: { kind: 'duration' },
        duration: { amount: 3, unit: 'days' },
      },
      { id: 'end', name: '', position, type: 'end' },
    ],
    connections: [
      { id: 'a', from: { activity: 'entry', port: 'next' }, to: 'wait' },
      { id: 'b', from: { activity: 'wait', port: 'next' }, to: 'end' },
    ],
  };
  const { id } = await server.api.journeys.create({ name: 'Waiting', draft });
  await server.api.journeys.publish({ id });
  const rows = await query<{ id: number }>(
    database,
    'SELECT id FROM journey_version WHERE journey_id = $1',
    [id],
  );
  return { journeyId: id, versionId: rows[0]?.id ?? 0 };
}

/** Puts people into the journey as if they had come to the wait long ago. `wakeAt` is SQL over `n`, from 1. */
async function wait(
  { database, run }: Measured,
  first: number,
  count: number,
  wakeAt: string,
): Promise<void> {
  await query(
    database,
    `INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, activity, visit, waiting_for,
                      wake_at, deadline_at, context, entered_at, arrived_at)
     SELECT bucket, id_in_bucket(bucket, 'bench:' || id), id, $1, $2, 'bench', 'wait', 2, 'time',
            at, at, '{"messages": {}}', now(), now()
       FROM (SELECT p.bucket, p.id, ${wakeAt} AS at
               FROM generate_series(1, $4::int) AS n
               JOIN profile p ON p.bucket = bucket_of(profile_id_of('waiting-' || (n + $3::int)))
                             AND p.id = profile_id_of('waiting-' || (n + $3::int))) AS w
      ORDER BY bucket, id`,
    [run.journeyId, run.versionId, first, count],
  );
  await query(database, 'ANALYZE run', []);
}

/** Moves the time of some who wait. `wakeAt` is SQL over `n`, from 1. */
async function becomeDue(
  { database }: Measured,
  first: number,
  count: number,
  wakeAt: string,
): Promise<void> {
  await query(
    database,
    `UPDATE run r SET wake_at = w.at, deadline_at = w.at
       FROM (SELECT bucket_of(profile_id_of('waiting-' || (n + $1::int))) AS bucket,
                    profile_id_of('waiting-' || (n + $1::int)) AS profile_id, ${wakeAt} AS at
               FROM generate_series(1, $2::int) AS n) AS w
      WHERE r.bucket = w.bucket AND r.profile_id = w.profile_id AND r.live`,
    [first, count],
  );
}

/** How late 99 of 100 were, ms. */
async function steadily(
  measured: Measured,
  first: number,
  perSecond: number,
  seconds: number,
): Promise<number> {
  const count = perSecond * seconds;
  // Far enough off for the change itself to be over.
  const begin = Math.ceil(Date.now() / 1000) * 1000 + 5000 + count / 4;
  const at = `to_timestamp(${begin} / 1000.0) + n * interval '1 second' / ${perSecond}`;
  await becomeDue(measured, first, count, at);
  if (Date.now() > begin) throw new Error('it took too long to say when people are due');
  await sleep(begin - Date.now() + seconds * 1000);
  return (await lateness(measured, first, count, at)).p99;
}

async function besideOpenTransaction(
  measured: Measured,
  first: number,
  perSecond: number,
  seconds: number,
): Promise<number> {
  const connection = connect({ connectionString: measured.database.url }, 1);
  const client = await connection.pool.connect();
  try {
    await client.query('SET idle_in_transaction_session_timeout = 0');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await client.query('SELECT count(*) FROM workspace');
    return await steadily(measured, first, perSecond, seconds);
  } finally {
    await client.query('ROLLBACK');
    client.release(true);
    await connection.close();
  }
}

/** Waits until all have moved on, and answers how late 99 of 100 and the last one did, ms. */
async function lateness(
  measured: Measured,
  first: number,
  count: number,
  wakeAt: string,
): Promise<{ p99: number; last: number }> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [row] = await query<{ left: number; p99: number | null; last: number | null }>(
      measured.database,
      `SELECT count(*) FILTER (WHERE live) AS left,
              percentile_cont(0.99) WITHIN GROUP (ORDER BY late) AS p99, max(late) AS last
         FROM (SELECT r.live, (extract(epoch FROM r.ended_at - (${wakeAt})) * 1000)::float8 AS late
                 FROM generate_series(1, $2::int) AS n
                 JOIN run r ON r.bucket = bucket_of(profile_id_of('waiting-' || (n + $1::int)))
                           AND r.profile_id = profile_id_of('waiting-' || (n + $1::int))) AS moved`,
      [first, count],
    );
    if (row?.left === 0 && row.p99 !== null && row.last !== null) {
      return { p99: row.p99, last: row.last };
    }
    if (Date.now() > deadline) throw new Error(`${row?.left} of ${count} did not move on`);
    await sleep(200);
  }
}

/** Until the last of those due at one instant has moved on, seconds. */
async function atOneInstant(measured: Measured, first: number, count: number): Promise<number> {
  const instant = Date.now() + 5000 + count / 10;
  const at = `to_timestamp(${instant} / 1000.0)`;
  await becomeDue(measured, first, count, at);
  if (Date.now() > instant) throw new Error('it took too long to say when people are due');
  await sleep(instant - Date.now());
  return (await lateness(measured, first, count, at)).last / 1000;
}

/** CPU of server and database together while everybody waits, percent of a core. */
async function idleCore(measured: Measured, seconds: number): Promise<number | null> {
  await query(measured.database, 'CHECKPOINT', []);
  await sleep(1000);
  const meter = startCpuMeter([measured.server.pid, measured.database.postmaster]);
  await sleep(seconds * 1000);
  const usedMs = meter.usedMs();
  return usedMs === null ? null : usedMs / (seconds * 10);
}

async function residentMB(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(text)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

async function query<R extends object>(
  database: BenchDatabase,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    const client = await connection.pool.connect();
    try {
      await client.query('SET statement_timeout = 0');
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      client.release();
    }
  } finally {
    await connection.close();
  }
}
