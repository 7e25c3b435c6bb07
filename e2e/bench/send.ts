import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Graph } from '@waypost/journey';
import { z } from 'zod';

import { apiClient, type Api } from '../system/waypost.ts';
import { freePort, runScript, startProcess, type Process } from '../system/processes.ts';
import { cpuTimeMs } from './cpu-time.ts';

const apiKey = 'a-key-for-benchmarks-long-enough';
const connections = 64;

/** Figures of one run; a figure the machine can't give is null. */
export interface SendFigures {
  people: number;
  /** Messages per second from the publish request to the last one at the sink. */
  perSecond: number;
  /** CPU of server and database per message, ms. */
  cpuMsPerMessage: number | null;
  /** The plain keep-alive loop, same body, same sink, same number of connections, messages per second. */
  loopPerSecond: number;
  ratio: number;
}

/**
 * Sends a marketing template with three variables to a whole audience, with every rule at dispatch on (consent, block
 * list, window, pair rule, throughput, the portfolio's limit), on what `npm start` gives, to a sink on
 * this machine; then lets a plain HTTP loop post one of those bodies as often to the same sink.
 */
export async function benchSend(people: number): Promise<SendFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'waypost-bench-'));
  // As root, PostgreSQL runs as another account and has to get in.
  await chmod(folder, 0o755);
  const sinkPort = await freePort();
  const sink = await startProcess('e2e/bench/sink.ts', {
    url: `http://127.0.0.1:${sinkPort}`,
    ready: '/sink/count',
    arguments: [String(sinkPort)],
  });
  const port = await freePort();
  const dataDir = join(folder, 'data');
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    GRAPH_URL: sink.url,
    WAYPOST_API_KEY: apiKey,
    WAYPOST_DEMO: 'off',
    LOG_LEVEL: 'error',
  };
  const server = await startProcess('apps/server/src/main.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/readyz',
    environment,
  });
  const api = apiClient(server.url, apiKey);
  try {
    await addPeople(api, people);
    const journeyId = await createJourney(api);
    const roots = [server.pid, ...(await postmasters(dataDir))];
    const cpuBefore = cpuTimeMs(roots);
    const begin = performance.now();
    await api.journeys.publish({ id: journeyId });
    await untilTaken(sink, people);
    const seconds = (performance.now() - begin) / 1000;
    await untilEmpty(api, journeyId);
    const cpuAfter = cpuTimeMs(roots);
    await server.stop();
    await runScript('apps/server/src/cli/main.ts', environment, ['stop']);
    const loopPerSecond = await loop(sink, folder, people);
    return {
      people,
      perSecond: people / seconds,
      cpuMsPerMessage:
        cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / people,
      loopPerSecond,
      ratio: people / seconds / loopPerSecond,
    };
  } finally {
    await server.kill();
    await runScript('apps/server/src/cli/main.ts', environment, ['stop']);
    await sink.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function addPeople(api: Api, people: number): Promise<void> {
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

async function createJourney(api: Api): Promise<string> {
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
  if (checked.sender.health.messagingLimit !== 'TIER_100K')
    throw new Error('the limit was not read');
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

async function untilTaken(sink: Process, people: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${sink.url}/sink/count`);
    const { taken } = z.object({ taken: z.number() }).parse(await answer.json());
    if (taken > people) throw new Error(`the sink took ${taken} messages for ${people} people`);
    if (taken === people) return;
    await sleep(20);
  }
}

async function untilEmpty(api: Api, journeyId: string): Promise<void> {
  for (;;) {
    const counts = await api.journeys.counts({ id: journeyId });
    if (counts.peopleInside === 0) return;
    await sleep(50);
  }
}

/** Process ids of the database servers whose data lies somewhere under a folder. */
async function postmasters(folder: string): Promise<number[]> {
  const files = await readdir(folder, { recursive: true });
  const pids = files.filter((name) => name.endsWith('postmaster.pid'));
  return Promise.all(
    pids.map(async (name) => Number((await readFile(join(folder, name), 'utf8')).split('\n')[0])),
  );
}

function textParameter(name: string, text: string) {
  return { type: 'text', parameter_name: name, text };
}

async function loop(sink: Process, folder: string, people: number): Promise<number> {
  const body = join(folder, 'body.json');
  await writeFile(
    body,
    JSON.stringify({
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
    }),
  );
  const { code, output } = await runScript('e2e/bench/http-loop.ts', {}, [
    sink.url,
    String(people),
    String(connections),
    body,
  ]);
  if (code !== 0) throw new Error(`the plain loop failed: ${output}`);
  return z.object({ perSecond: z.number() }).parse(JSON.parse(output)).perSecond;
}
