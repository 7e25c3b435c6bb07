import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';
import { z } from 'zod';

import { runScript } from '../system/processes.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Bench, Figure } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { httpLoop, insertLoop } from './loops.ts';
import { addPeople, createJourney, startSink, untilEmpty, untilTaken } from './send.ts';
import type { BenchServer, BenchSession } from './session.ts';
import { statusWebhook, type BenchStatus } from './status-webhooks.ts';

/** The secret that the benches' sender has. */
const secret = 'bench';
const path = '/webhooks/whatsapp';
const connections = 32;

const postedSchema = z.object({
  startedAt: z.number(),
  refused: z.number(),
  p50: z.number(),
  p99: z.number(),
});

interface SentMessage {
  wamid: string;
  echo: string;
  number: string;
}

/**
 * Sends messages, then has their statuses told by signed webhooks: each message once as `sent`, one status per
 * request, then as `delivered`, 100 per request; then measures how fast the address answers while 1,000 messages a
 * second turn out to be read.
 */
export const inbound: Bench = {
  name: 'inbound',
  what: 'signed status webhooks, one per request and 100 per request, until applied; answer times at 1,000 statuses/s',
  async run(session) {
    const people = session.pick({ tiny: 100, normal: 30_000 });
    const sink = await startSink(session);
    const database = await session.database();
    const server = await session.startServer({ databaseUrl: database.url, graphUrl: sink.url });
    await addPeople(server.api, people);
    const journeyId = await createJourney(server.api);
    await server.api.journeys.publish({ id: journeyId });
    await untilTaken(sink, people);
    await untilEmpty(server.api, journeyId);
    const messages = await sentMessages(database);
    session.say(`${messages.length} messages have left`);

    const measured: Measured = { session, database, server };
    const third = Math.floor(messages.length / 3);
    const single = await apply(measured, messages, ['sent'], 1);
    const batched = await apply(measured, messages, ['delivered'], 100);
    const answers = [
      ...(await answerTimes(measured, messages.slice(0, third), 1)),
      ...(await answerTimes(measured, messages.slice(third, 2 * third), 10)),
    ];
    await server.stop();

    const body = webhooks(messages.slice(0, 1), ['sent'], 1)[0] ?? '';
    const loop = await httpLoop(session, sink, '/bare', body, Math.min(people, 20_000));
    const inserts = await insertLoop(database, people, 100);
    return [
      {
        ...figureOf('one status per request', single),
        limit: { name: 'bare HTTP loop', value: loop },
        target: { atLeast: 2500 },
      },
      cpuFigure('CPU per status, one per request', single),
      {
        ...figureOf('100 statuses per request', batched),
        limit: { name: 'bare insert, 100 rows a commit', value: inserts },
        target: { atLeast: 15_000 },
      },
      cpuFigure('CPU per status, 100 per request', batched),
      ...answers,
    ];
  },
};

interface Measured {
  session: BenchSession;
  database: BenchDatabase;
  server: BenchServer;
}

interface Applied {
  perSecond: number;
  cpuMs: number | null;
}

function figureOf(name: string, { perSecond }: Applied): Figure {
  return { name, value: perSecond, unit: '/s' };
}

function cpuFigure(name: string, { cpuMs }: Applied): Figure {
  return { name, value: cpuMs, unit: 'ms' };
}

/** Posts webhooks as fast as they are answered, and waits until nothing of them is left to do. */
async function apply(
  { session, database, server }: Measured,
  messages: readonly SentMessage[],
  states: readonly BenchStatus['status'][],
  perRequest: number,
): Promise<Applied> {
  const statuses = messages.length * states.length;
  const meter = startCpuMeter([server.pid, database.postmaster]);
  const { startedAt } = await post(session, server, webhooks(messages, states, perRequest), 0);
  await untilApplied(database, messages.length, states);
  const seconds = (Date.now() - startedAt) / 1000;
  const cpuMs = meter.usedMs();
  session.say(`${statuses} statuses, ${perRequest} per request: ${seconds.toFixed(1)} s`);
  return { perSecond: statuses / seconds, cpuMs: cpuMs === null ? null : cpuMs / statuses };
}

/** Answer times while 1,000 messages a second turn out to be read. */
async function answerTimes(
  { session, server }: Measured,
  messages: readonly SentMessage[],
  perRequest: number,
): Promise<Figure[]> {
  const bodies = webhooks(messages, ['read'], perRequest);
  const { p50, p99 } = await post(session, server, bodies, 1000 / perRequest);
  const name = `answer time, ${perRequest} per request`;
  return [
    { name: `${name}, p50`, value: p50, unit: 'ms' },
    { name: `${name}, p99`, value: p99, unit: 'ms', target: { atMost: 50 } },
  ];
}

async function post(
  session: BenchSession,
  server: BenchServer,
  bodies: readonly string[],
  perSecond: number,
): Promise<z.infer<typeof postedSchema>> {
  const file = join(session.folder, 'webhooks');
  await writeFile(file, bodies.join('\n'));
  const { code, output } = await runScript('e2e/bench/post-webhooks.ts', {}, [
    `${server.url}${path}`,
    secret,
    file,
    String(connections),
    String(perSecond),
  ]);
  if (code !== 0) throw new Error(`the webhooks were not posted: ${output}`);
  const posted = postedSchema.parse(JSON.parse(output));
  if (posted.refused > 0) throw new Error(`${posted.refused} webhooks were refused`);
  return posted;
}

/** The statuses of messages, state by state, `perRequest` in each body. */
function webhooks(
  messages: readonly SentMessage[],
  states: readonly BenchStatus['status'][],
  perRequest: number,
): string[] {
  const timestamp = Math.floor(Date.now() / 1000);
  const statuses = states.flatMap((status) =>
    messages.map((message) => ({ ...message, status, timestamp })),
  );
  const bodies: string[] = [];
  for (let start = 0; start < statuses.length; start += perRequest) {
    bodies.push(statusWebhook(statuses.slice(start, start + perRequest)));
  }
  return bodies;
}

async function sentMessages(database: BenchDatabase): Promise<SentMessage[]> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    const { rows } = await connection.pool.query<SentMessage>(
      `SELECT wamid, 'v1.' || id || '.1' AS echo, ltrim(number, '+') AS number
         FROM message WHERE direction = 'out' AND wamid IS NOT NULL`,
    );
    return rows;
  } finally {
    await connection.close();
  }
}

/** Waits until every message has every state, and no webhook is left to be worked off. */
async function untilApplied(
  database: BenchDatabase,
  messages: number,
  states: readonly BenchStatus['status'][],
): Promise<void> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    for (;;) {
      const { rows } = await connection.pool.query('SELECT FROM webhook_inbox LIMIT 1');
      if (rows.length === 0) break;
      await sleep(20);
    }
    const times = states.map((state) => `${state}_at IS NOT NULL`).join(' AND ');
    const { rows } = await connection.pool.query<{ n: number }>(
      `SELECT count(*) AS n FROM message WHERE ${times}`,
    );
    if (rows[0]?.n !== messages) throw new Error(`${rows[0]?.n} of ${messages} messages have them`);
  } finally {
    await connection.close();
  }
}
