import { setTimeout as sleep } from 'node:timers/promises';

import type { Graph } from '@waypost/journey';
import { z } from 'zod';

import { freePort, type Process } from '../system/processes.ts';
import type { Api } from '../system/waypost.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Bench } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { httpLoop } from './loops.ts';
import type { BenchServer, BenchSession } from './session.ts';

/** The path of a number at Meta, where messages are posted. */
const messagesPath = '/v25.0/106540352242922/messages';

/**
 * Sends a marketing template with three variables to a whole audience, with every rule at dispatch on (consent, block
 * list, window, pair rule, throughput, the portfolio's limit), to a sink on this machine; then lets a plain HTTP loop
 * post one of those bodies as often to the same sink.
 */
export const send: Bench = {
  name: 'send',
  what: 'an audience, a marketing template with three variables, every rule on, PostgreSQL, to a sink on this machine',
  async run(session) {
    const people = session.pick({ tiny: 100, normal: 50_000 });
    const sink = await startSink(session);
    const database = await session.database();
    const server = await session.startServer({ databaseUrl: database.url, graphUrl: sink.url });
    await addPeople(server.api, people);
    const journeyId = await createJourney(server.api);
    session.say(`${people} people are there`);
    const { perSecond, cpuMs } = await blast({ server, database, sink, journeyId, people });
    await server.stop();
    const loop = await sendingLoop(session, sink, people);
    return [
      {
        name: 'messages',
        value: perSecond,
        unit: '/s',
        limit: { name: 'bare HTTP loop', value: loop },
        target: { shareOfLimit: 0.25 },
      },
      { name: 'CPU per message', value: cpuMs, unit: 'ms', target: { atMost: 0.2 } },
    ];
  },
};

/** A journey about to be published to so many people. */
export interface BlastSetup {
  server: BenchServer;
  database: BenchDatabase;
  sink: Process;
  journeyId: string;
  people: number;
}

/** What publishing it came to. */
export interface Blast {
  /** Messages per second from the publish request to the last one at the sink. */
  perSecond: number;
  /** CPU of server and database per message until everybody has left, ms; null where it can't be told. */
  cpuMs: number | null;
}

/** Publishes, and waits until all messages are at the sink and everybody has left the journey. */
export async function blast(setup: BlastSetup): Promise<Blast> {
  const { server, database, sink, journeyId, people } = setup;
  const meter = startCpuMeter([server.pid, database.postmaster]);
  const begin = performance.now();
  await server.api.journeys.publish({ id: journeyId });
  await untilTaken(sink, people);
  const seconds = (performance.now() - begin) / 1000;
  await untilEmpty(server.api, journeyId);
  const cpuMs = meter.usedMs();
  return { perSecond: people / seconds, cpuMs: cpuMs === null ? null : cpuMs / people };
}

/** The plain loop beside which sending is measured, messages per second. */
export async function sendingLoop(
  session: BenchSession,
  sink: Process,
  count: number,
): Promise<number> {
  return httpLoop(session, sink, messagesPath, loopBody, count);
}

/** Meta's names for what a portfolio may send in a day. */
export type MessagingLimit = 'TIER_100K' | 'TIER_UNLIMITED';

/** A sink that answers like Meta and sends no webhooks until it is told to. */
export async function startSink(
  session: BenchSession,
  limit: MessagingLimit = 'TIER_100K',
): Promise<Process> {
  const port = await freePort();
  return session.start('e2e/bench/sink.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/sink/count',
    arguments: [String(port), limit],
  });
}

/** Makes people with consent and three attributes. */
export async function addPeople(api: Api, people: number): Promise<void> {
  const tiers = ['gold', 'silver', 'bronze'];
  for (let start = 0; start < people; start += 1000) {
    const profiles = Array.from({ length: Math.min(1000, people - start) }, (_, offset) => {
      const n = start + offset;
      return {
        externalId: `bench-${n}`,
        firstName: `Person ${n}`,
        phone: `+39320${String(1_000_000 + n)}`,
        attributes: { tier: tiers[n % 3], discount: `${n % 50}%` },
        consent: [{ purpose: 'marketing' as const, state: 'in' as const, source: 'bench' }],
      };
    });
    await api.profiles.upsert({ profiles });
  }
}

function value(name: string, fallback: string): { value: string; fallback: string } {
  return { value: `{{ profile.${name} }}`, fallback };
}

/** A sender and the journey entry → message → end. */
export async function createJourney(
  api: Api,
  limit: MessagingLimit = 'TIER_100K',
): Promise<string> {
  const sender = await api.senders.create({
    name: 'Bench',
    connection: 'meta',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    accessToken: 'bench',
    appSecret: 'bench',
    messagesPerSecond: 100_000,
    policiesConfirmed: true,
  });
  const checked = await api.senders.check({ id: sender.id });
  if (checked.sender.health.messagingLimit !== limit) throw new Error('the limit was not read');
  const position = { x: 0, y: 0 };
  const draft: Graph = {
    format: 1,
    settings: { reentry: 'never' },
    activities: [
      { id: 'entry', name: '', position, type: 'entryAudience', audienceId: null },
      {
        id: 'offer',
        name: '',
        position,
        type: 'whatsapp',
        senderId: sender.id,
        content: {
          template: {
            name: 'bench_offer',
            defaultLanguage: 'en',
            byLanguage: {
              en: {
                values: {
                  'body.first_name': value('first_name', 'friend'),
                  'body.tier': value('tier', 'valued'),
                  'body.discount': value('discount', '10%'),
                },
              },
            },
          },
        },
        expiry: { amount: 1, unit: 'days' },
      },
      { id: 'end', name: '', position, type: 'end' },
    ],
    connections: [
      { id: 'a', from: { activity: 'entry', port: 'next' }, to: 'offer' },
      { id: 'b', from: { activity: 'offer', port: 'next' }, to: 'end' },
    ],
  };
  const journey = await api.journeys.create({ name: 'Bench', draft });
  return journey.id;
}

export async function untilTaken(sink: Process, people: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${sink.url}/sink/count`);
    const { taken } = z.object({ taken: z.number() }).parse(await answer.json());
    if (taken > people) throw new Error(`the sink took ${taken} messages for ${people} people`);
    if (taken === people) return;
    await sleep(20);
  }
}

export async function untilEmpty(api: Api, journeyId: string): Promise<void> {
  for (;;) {
    const counts = await api.journeys.counts({ id: journeyId });
    if (counts.peopleInside === 0) return;
    await sleep(50);
  }
}

function textParameter(name: string, text: string) {
  return { type: 'text', parameter_name: name, text };
}

/** One of the bodies that are sent. */
const loopBody = JSON.stringify({
  messaging_product: 'whatsapp',
  recipient_type: 'individual',
  to: '+393201000000',
  biz_opaque_callback_data: 'v1.00000000-0000-0000-0000-000000000000.1',
  type: 'template',
  template: {
    name: 'bench_offer',
    language: { code: 'en' },
    components: [
      {
        type: 'body',
        parameters: [
          textParameter('first_name', 'Person 1'),
          textParameter('tier', 'silver'),
          textParameter('discount', '1%'),
        ],
      },
    ],
  },
});
