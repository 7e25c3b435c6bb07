import { setTimeout as sleep } from 'node:timers/promises';

import { Pool } from 'undici';
import { z } from 'zod';

import { freePort, type Process } from '../system/processes.ts';
import type { Bench, Figure } from './bench.ts';
import { createBenchSender, publishBlast, publishTriggered } from './hello-journeys.ts';
import { insertPeople, phoneOf } from './insert-people.ts';
import { percentile } from './percentile.ts';
import type { BenchServer, BenchSession } from './session.ts';
import { untilEmpty } from './blast.ts';

const eventsPerSecond = 50;
/** Begins the numbers of people whom events concern; nobody else's number begins so. */
const triggeredPhones = '+39340';
const blastPhones = '+39320';

interface Setting {
  name: string;
  /** Rate of the sender that blasts, messages per second. */
  blastRate: number;
  /** The same sender carries the triggered messages too. */
  isShared: boolean;
  p50: number | null;
  p99: number;
}

/** How long a sender of 80 a second waits for its next token, ms. */
const tokenMs = 1000 / 80;

const settings: readonly Setting[] = [
  { name: 'beside 1,000/s', blastRate: 1000, isShared: false, p50: 15, p99: 100 },
  { name: 'beside an unthrottled blast', blastRate: 100_000, isShared: false, p50: null, p99: 300 },
  {
    name: 'on a sender at its limit of 80/s',
    blastRate: 80,
    isShared: true,
    p50: 15 + tokenMs,
    p99: 100 + tokenMs,
  },
];

/**
 * Records 50 events a second by the HTTP API, each of which starts a journey with a message, and measures from the
 * request to the message at the sink; meanwhile a blast goes out to everybody else.
 */
export const trigger: Bench = {
  name: 'trigger',
  what: 'an event by the API, 50 a second, until its message is at the sink, beside blasts',
  async run(session) {
    const seconds = session.pick({ tiny: 1, normal: 15, full: 60 });
    const sink = await startArrivalsSink(session);
    const database = await session.database();
    const server = await session.startServer({ databaseUrl: database.url, graphUrl: sink.url });
    const blasts = session.pick({ tiny: 500, normal: 150_000, full: 600_000 });
    await insertPeople(database, { crowd: 'blast', count: blasts, phonePrefix: blastPhones });
    const triggered = seconds * eventsPerSecond * settings.length;
    await insertPeople(database, {
      crowd: 'triggered',
      count: triggered,
      phonePrefix: triggeredPhones,
    });
    session.say(`${blasts} people for blasts, ${triggered} for events`);
    const figures: Figure[] = [];
    for (const [index, setting] of settings.entries()) {
      const first = index * seconds * eventsPerSecond + 1;
      figures.push(...(await measure({ session, server, sink }, setting, first, seconds)));
    }
    return figures;
  },
};

interface Measured {
  session: BenchSession;
  server: BenchServer;
  sink: Process;
}

async function measure(
  { session, server, sink }: Measured,
  setting: Setting,
  first: number,
  seconds: number,
): Promise<Figure[]> {
  const { api } = server;
  const number = `10654035200${first}`;
  const blastSender = await createBenchSender(api, number, setting.blastRate);
  const sender = setting.isShared ? blastSender : await createBenchSender(api, `${number}1`, 80);
  const eventName = `order_${first}`;
  await publishTriggered(api, sender, eventName);
  // A moment for the dispatchers to see their new senders.
  await sleep(2000);
  const blast = await publishBlast(api, blastSender, 'blast');
  await untilFirst(sink, number);
  const before = await countOf(sink, number);
  const posted = await postEvents(server, eventName, first, seconds);
  const during = (await countOf(sink, number)) - before;
  const { peopleInside } = await api.journeys.counts({ id: blast });
  if (peopleInside === 0 && session.size !== 'tiny')
    throw new Error(`the blast ${setting.name} ended before the events did`);
  const latencies = await latenciesOf(sink, posted);
  await api.journeys.stop({ id: blast });
  await untilEmpty(api, blast);
  session.say(
    `${setting.name}: ${latencies.length} of ${posted.size} came, the blast did ${Math.round(during / seconds)}/s`,
  );
  return [
    {
      name: `${setting.name}, p50`,
      value: percentile(latencies, 0.5),
      unit: 'ms',
      ...(setting.p50 === null ? {} : { target: { atMost: setting.p50 } }),
    },
    {
      name: `${setting.name}, p99`,
      value: percentile(latencies, 0.99),
      unit: 'ms',
      target: { atMost: setting.p99 },
    },
  ];
}

/** Records events at their pace, whatever the answers take. Answers when each was posted, by recipient. */
async function postEvents(
  server: BenchServer,
  eventName: string,
  first: number,
  seconds: number,
): Promise<Map<string, number>> {
  const pool = new Pool(server.url, { connections: 32 });
  const posted = new Map<string, number>();
  const answers: Promise<void>[] = [];
  const begin = performance.now();
  for (let n = 0; n < seconds * eventsPerSecond; n += 1) {
    const wait = begin + (n * 1000) / eventsPerSecond - performance.now();
    if (wait > 0) await sleep(wait);
    posted.set(
      phoneOf(triggeredPhones, first + n).slice(1),
      performance.timeOrigin + performance.now(),
    );
    answers.push(postEvent(pool, server.apiKey, eventName, `triggered-${first + n}`));
  }
  await Promise.all(answers);
  await pool.close();
  return posted;
}

async function postEvent(
  pool: Pool,
  apiKey: string,
  name: string,
  externalId: string,
): Promise<void> {
  const answer = await pool.request({
    method: 'POST',
    path: '/api/events',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ events: [{ name, externalId, key: `${name}-${externalId}` }] }),
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200)
    throw new Error(`an event was answered ${answer.statusCode}: ${text}`);
}

/** Waits until every message came, and answers how long each took, ms. */
async function latenciesOf(sink: Process, posted: ReadonlyMap<string, number>): Promise<number[]> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await fetch(`${sink.url}/sink/arrivals`);
    const arrivals = z.record(z.string(), z.number()).parse(await answer.json());
    const latencies = [...posted].flatMap(([phone, at]) => {
      const arrived = arrivals[phone];
      return arrived === undefined ? [] : [arrived - at];
    });
    if (latencies.length === posted.size) return latencies;
    if (Date.now() > deadline)
      throw new Error(`${posted.size - latencies.length} messages of ${posted.size} did not come`);
    await sleep(100);
  }
}

async function startArrivalsSink(session: BenchSession): Promise<Process> {
  const port = await freePort();
  return session.start('e2e/bench/arrivals-sink.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/sink/counts',
    arguments: [String(port), triggeredPhones.slice(1)],
  });
}

async function countOf(sink: Process, number: string): Promise<number> {
  const answer = await fetch(`${sink.url}/sink/counts`);
  return z.record(z.string(), z.number()).parse(await answer.json())[number] ?? 0;
}

async function untilFirst(sink: Process, number: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while ((await countOf(sink, number)) === 0) {
    if (Date.now() > deadline) throw new Error('the blast did not begin');
    await sleep(20);
  }
}
