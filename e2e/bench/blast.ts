import { setTimeout as sleep } from 'node:timers/promises';

import { findRunningPostgres } from '@waypost/engine/embedded-postgres';
import type { Graph } from '@waypost/journey';
import { z } from 'zod';

import { freePort, type Process } from '../system/processes.ts';
import type { Api } from '../system/waypost.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Figure } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { httpLoop } from './loops.ts';
import type { BenchServer, BenchSession } from './session.ts';

/** The path of a number at Meta, where messages are posted. */
const messagesPath = '/v25.0/106540352242922/messages';

/** A journey about to be published to so many people. */
export interface BlastSetup {
  server: BenchServer;
  database: BenchDatabase;
  sink: Process;
  journeyId: string;
  people: number;
}

/** Everything a blast needs, with its people in it: a database of its own, or the one `npm start` brings. */
export async function setUpBlast(
  session: BenchSession,
  database: 'own' | 'embedded',
): Promise<BlastSetup> {
  const people = session.pick({ tiny: 100, normal: 50_000 });
  const sink = await startSink(session);
  const running =
    database === 'own'
      ? await onOwnDatabase(session, sink)
      : await onEmbeddedDatabase(session, sink);
  await addPeople(running.server.api, people);
  const journeyId = await createJourney(running.server.api);
  session.say(`${people} people are there`);
  return { ...running, sink, journeyId, people };
}

async function onOwnDatabase(session: BenchSession, sink: Process) {
  const database = await session.database();
  const server = await session.startServer({ databaseUrl: database.url, graphUrl: sink.url });
  return { database, server };
}

async function onEmbeddedDatabase(session: BenchSession, sink: Process) {
  const server = await session.startServer({ graphUrl: sink.url });
  const url = await findRunningPostgres(server.dataDir);
  if (url === null) throw new Error('the embedded database does not run');
  return { database: await session.noteDatabase(url), server };
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

/** Ends the server, and tells the rate beside that of a plain loop which posts one of those bodies as often. */
export async function messagesFigure(
  session: BenchSession,
  { server, sink, people }: BlastSetup,
  { perSecond }: Blast,
  shareOfLimit: number,
): Promise<Figure> {
  await server.stop();
  const loop = await httpLoop(session, sink, messagesPath, loopBody, people);
  return {
    name: 'messages',
    value: perSecond,
    unit: '/s',
    limit: { name: 'bare HTTP loop', value: loop },
    target: { shareOfLimit },
  };
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
