import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';
import { templateSlots } from '@waypost/whatsapp';
import { z } from 'zod';

import { freePort, type Process } from '../system/processes.ts';
import { apiClient, type Api } from '../system/waypost.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Bench, Figure } from './bench.ts';
import { publishBlast, publishTriggered, type HelloTemplate } from './hello-journeys.ts';
import { insertPeople } from './insert-people.ts';
import type { BenchSession } from './session.ts';

const apiKey = 'a-key-for-benchmarks-long-enough';
const rates = [80, 1000];

interface Fleet {
  api: Api;
  workers: Process[];
}

interface PacedSender {
  id: string;
  phoneNumberId: string;
  perSecond: number;
}

/**
 * Two senders of different speed empty their outboxes at the same time, while people write to them, and the process
 * that dispatches is killed in the middle. Counted is what the simulator accepted, by its own clock.
 */
export const pace: Bench = {
  name: 'pace',
  what: 'senders of 80 and 1,000 a second, people writing meanwhile, the dispatcher killed in the middle; then a limit is halved',
  async run(session) {
    const seconds = session.pick({ tiny: 2, normal: 20, full: 60 });
    const settling = session.pick({ tiny: 1, normal: 10 });
    const simulator = await startSimulator(session);
    const database = await session.database();
    const fleet = await startFleet(session, database.url, simulator);
    const senders: PacedSender[] = [];
    for (const perSecond of rates) {
      const crowd = `pace${perSecond}`;
      // Enough for the whole time, so that no outbox is ever empty.
      await insertPeople(database, {
        crowd,
        count: perSecond * (seconds + 10 + 2 * settling),
        phonePrefix: `+3937${rates.indexOf(perSecond)}`,
      });
      const sender = await fleet.api.senders.createSimulated({ name: `${perSecond} a second` });
      await fleet.api.senders.update({ id: sender.id, messagesPerSecond: perSecond });
      await post(simulator, '/management/change-number', {
        phoneNumberId: sender.phoneNumberId,
        messagesPerSecond: perSecond,
        pairLimit: true,
      });
      senders.push({ id: sender.id, phoneNumberId: sender.phoneNumberId, perSecond });
      await sleep(1500);
      await publishBlast(fleet.api, sender.id, crowd, await textTemplate(fleet.api));
    }
    const fast = senders.at(-1);
    if (fast === undefined) throw new Error('there is no sender');
    await insertPeople(database, { crowd: 'chatty', count: 1, phonePrefix: '+39390' });
    await publishTriggered(fleet.api, fast.id, 'chatted', await textTemplate(fleet.api));
    await sleep(5000);
    const begin = Date.now();
    const chat = tellOften(fleet.api, seconds * 3);
    const writing = new AbortController();
    const people = write(simulator, senders, writing.signal);
    await sleep(seconds * 500);
    session.say('the dispatcher is killed');
    await fleet.workers.shift()?.kill();
    await sleep(seconds * 500);
    const end = Date.now();
    writing.abort();
    const heard = await people;
    await chat;
    session.say('the limit of the fast sender is halved');
    const lowered = fast.perSecond / 2;
    await post(simulator, '/management/change-number', {
      phoneNumberId: fast.phoneNumberId,
      messagesPerSecond: lowered,
      pairLimit: true,
    });
    await sleep(settling * 1000);
    const settled = Date.now();
    await sleep(settling * 1000);
    const over = Date.now();
    const sends = await sendsOf(simulator);
    const slow = sends.flatMap(({ phoneNumberId, at }) =>
      phoneNumberId === fast.phoneNumberId && at >= settled && at < over ? [at] : [],
    );
    return [
      ...figuresOf(senders, sends, heard, begin, end),
      {
        name: 'sends refused as too fast',
        value: await refusals(database, 130429, begin, end),
        unit: '',
        target: { atMost: 0 },
      },
      {
        name: 'sends refused as too many to one person',
        value: await refusals(database, 131056, 0, over),
        unit: '',
        target: { atMost: 0 },
      },
      {
        name: `limit lowered to ${lowered}/s, fastest second from the ${settling}th on`,
        value: (fastestSecond(slow) / lowered) * 100,
        unit: '%',
        target: { atMost: 105 },
      },
      {
        name: 'of these refused',
        value: await refusals(database, 130429, settled, over),
        unit: '',
        target: { atMost: 0 },
      },
    ];
  },
};

async function startSimulator(session: BenchSession): Promise<Process> {
  const port = await freePort();
  return session.start('packages/cloud-simulator/src/main.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/control/counts',
    arguments: [
      '--port',
      String(port),
      '--data',
      join(session.folder, 'simulator'),
      '--statuses',
      'none',
    ],
  });
}

async function startFleet(
  session: BenchSession,
  databaseUrl: string,
  simulator: Process,
): Promise<Fleet> {
  const start = async (role: 'web' | 'worker'): Promise<Process> => {
    const port = await freePort();
    return session.start('apps/server/src/main.ts', {
      url: `http://127.0.0.1:${port}`,
      ready: '/readyz',
      arguments: [`--role=${role}`],
      environment: {
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        DATA_DIR: join(session.folder, 'data'),
        SIMULATOR_URL: simulator.url,
        WAYPOST_API_KEY: apiKey,
        WAYPOST_DEMO: 'off',
        LOG_LEVEL: 'error',
      },
    });
  };
  const web = await start('web');
  // The first owns all senders, the second follows it.
  const workers = [await start('worker'), await start('worker')];
  return { api: apiClient(web.url, apiKey), workers };
}

/** A template of the simulator that needs no file. */
async function textTemplate(api: Api): Promise<HelloTemplate> {
  const { items } = await api.templates.list({ status: 'APPROVED' });
  const found = items
    .map((one) => ({ one, slots: templateSlots(one) }))
    .find(({ slots }) => slots.every(({ kind }) => kind === 'text'));
  if (found === undefined) throw new Error('no template without a file');
  return { name: found.one.name, values: found.slots.map(({ key }) => key) };
}

/** People write to the senders, each number a twentieth of its rate. Answers when, by number. */
async function write(
  simulator: Process,
  senders: readonly PacedSender[],
  stop: AbortSignal,
): Promise<Map<string, number[]>> {
  const heard = new Map<string, number[]>(senders.map(({ phoneNumberId }) => [phoneNumberId, []]));
  await Promise.all(
    senders.map(async ({ phoneNumberId, perSecond }, place) => {
      for (let n = 0; !stop.aborted; n += 1) {
        await sleep(20_000 / perSecond);
        const number = `3938${place}${String(n % 200).padStart(7, '0')}`;
        heard.get(phoneNumberId)?.push(Date.now());
        await post(simulator, `/handsets/${number}/send`, {
          kind: 'text',
          text: 'Is it there yet?',
          phoneNumberId,
        });
      }
    }),
  );
  return heard;
}

const sendSchema = z.object({ seq: z.number(), phoneNumberId: z.string(), at: z.number() });

async function sendsOf(simulator: Process): Promise<z.infer<typeof sendSchema>[]> {
  const all: z.infer<typeof sendSchema>[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const answer = await fetch(`${simulator.url}/control/sends?after=${after}&limit=10000`);
    const { items } = z.object({ items: z.array(sendSchema) }).parse(await answer.json());
    all.push(...items);
    if (items.length < 10_000) return all;
  }
}

/** Tells of one person as often as this, four times a second: more messages than one person may get at once. */
async function tellOften(api: Api, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await api.events.record({
      events: [{ name: 'chatted', externalId: 'chatty-1', key: `chat-${n}` }],
    });
    await sleep(250);
  }
}

/** How many sends were refused with this code; moments are ms since the epoch. */
async function refusals(
  database: BenchDatabase,
  code: number,
  from: number,
  to: number,
): Promise<number> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    const { rows } = await connection.pool.query<{ n: number }>(
      `SELECT count(*) AS n FROM attempt
        WHERE code = $1 AND answered_at >= to_timestamp($2 / 1000.0) AND answered_at < to_timestamp($3 / 1000.0)`,
      [code, from, to],
    );
    return rows[0]?.n ?? 0;
  } finally {
    await connection.close();
  }
}

async function post(simulator: Process, path: string, body: object): Promise<void> {
  const answer = await fetch(`${simulator.url}/control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

function figuresOf(
  senders: readonly PacedSender[],
  sends: readonly z.infer<typeof sendSchema>[],
  heard: ReadonlyMap<string, readonly number[]>,
  begin: number,
  end: number,
): Figure[] {
  return senders.flatMap(({ phoneNumberId, perSecond }): Figure[] => {
    const left = sends.flatMap((send) => (send.phoneNumberId === phoneNumberId ? [send.at] : []));
    const both = [...left, ...(heard.get(phoneNumberId) ?? [])].toSorted((a, b) => a - b);
    const during = both.filter((at) => at >= begin && at < end).length;
    return [
      {
        name: `${perSecond}/s, fastest second`,
        value: (fastestSecond(both) / perSecond) * 100,
        unit: '%',
        target: { atMost: 105 },
      },
      {
        name: `${perSecond}/s, mean`,
        value: (during / ((end - begin) / 1000) / perSecond) * 100,
        unit: '%',
        target: { atLeast: 97 },
      },
    ];
  });
}

/** The most within any second; moments in rising order. */
function fastestSecond(moments: readonly number[]): number {
  let most = 0;
  let first = 0;
  moments.forEach((at, index) => {
    while (at - (moments[first] ?? at) >= 1000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
