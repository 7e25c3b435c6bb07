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
import { addPeople, createJourney, startSink, untilEmpty, untilTaken } from './blast.ts';
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
 * Sends messages, then has their statuses told by signed webhooks. All are told as `sent` first: with that Waypost
 * learns who has which user id, which is done once for each person and measured apart. Then one half is told as
 * `delivered` with one status per request; then the other half as `delivered` and the first as `read`, 100 per request;
 * then the rest is read at 1,000 a second, and what counts is how fast the address answers.
 */
export const inbound: Bench = {
  name: 'inbound',
  what: 'signed status webhooks, one and 100 per request, until applied; answer times at 1,000 statuses/s',
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
    const half = Math.floor(people / 2);
    const [some, others] = [messages.slice(0, half), messages.slice(half)];
    const first = await apply(measured, told(messages, 'sent'), 100);
    const single = await apply(measured, told(some, 'delivered'), 1);
    const batched = await apply(
      measured,
      [...told(others, 'delivered'), ...told(some, 'read')],
      100,
    );
    const rest = told(others, 'read');
    const answers = [
      ...(await answerTimes(measured, rest.slice(half / 2), 1)),
      ...(await answerTimes(measured, rest.slice(0, half / 2), 10)),
    ];
    await untilApplied(database);
    await allRead(database, people);
    await server.stop();

    const body = webhooks(told(messages.slice(0, 1), 'sent'), 1)[0] ?? '';
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
      figureOf('first status of each person', first),
      cpuFigure('CPU per first status', first),
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
  statuses: readonly BenchStatus[],
  perRequest: number,
): Promise<Applied> {
  const n = statuses.length;
  const meter = startCpuMeter([server.pid, database.postmaster]);
  const { startedAt } = await post(session, server, webhooks(statuses, perRequest), 0);
  await untilApplied(database);
  const seconds = (Date.now() - startedAt) / 1000;
  const cpuMs = meter.usedMs();
  session.say(`${n} statuses, ${perRequest} per request: ${seconds.toFixed(1)} s`);
  return { perSecond: n / seconds, cpuMs: cpuMs === null ? null : cpuMs / n };
}

/** Answer times while 1,000 statuses a second come in. */
async function answerTimes(
  { session, server }: Measured,
  statuses: readonly BenchStatus[],
  perRequest: number,
): Promise<Figure[]> {
  const bodies = webhooks(statuses, perRequest);
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

function told(messages: readonly SentMessage[], status: BenchStatus['status']): BenchStatus[] {
  const timestamp = Math.floor(Date.now() / 1000);
  return messages.map((message) => ({ ...message, status, timestamp }));
}

/** Webhooks of statuses, `perRequest` in each. */
function webhooks(statuses: readonly BenchStatus[], perRequest: number): string[] {
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

/** Waits until no webhook is left to be worked off. */
async function untilApplied({ url }: BenchDatabase): Promise<void> {
  const connection = connect({ connectionString: url }, 1);
  try {
    for (;;) {
      const { rows } = await connection.pool.query('SELECT FROM webhook_inbox LIMIT 1');
      if (rows.length === 0) return;
      await sleep(20);
    }
  } finally {
    await connection.close();
  }
}

/** Makes sure that every status was applied. */
async function allRead({ url }: BenchDatabase, messages: number): Promise<void> {
  const connection = connect({ connectionString: url }, 1);
  try {
    const { rows } = await connection.pool.query<{ n: number }>(
      `SELECT count(*) AS n FROM message
        WHERE sent_at IS NOT NULL AND delivered_at IS NOT NULL AND read_at IS NOT NULL AND state = 'read'`,
    );
    const n = rows[0]?.n;
    if (n !== messages) throw new Error(`only ${n} of ${messages} messages are read`);
  } finally {
    await connection.close();
  }
}
