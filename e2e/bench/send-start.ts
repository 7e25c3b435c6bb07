import { setTimeout as sleep } from 'node:timers/promises';

import { findRunningPostgres } from '@waypost/engine/embedded-postgres';

import type { Api } from '../system/waypost.ts';
import type { Bench } from './bench.ts';
import { percentile } from './percentile.ts';
import { addPeople, blast, createJourney, sendingLoop, startSink } from './send.ts';

/** Between two requests of the list, as a studio that is looked at would ask. */
const askEveryMs = 100;

/** `send` on exactly what `npm start` gives, while somebody looks at the list of journeys. */
export const sendStart: Bench = {
  name: 'send-start',
  what: 'send on what npm start gives (one process, embedded database, default settings), the journeys list asked for meanwhile',
  async run(session) {
    const people = session.pick({ tiny: 100, normal: 50_000 });
    const sink = await startSink(session);
    const server = await session.startServer({ graphUrl: sink.url });
    const url = await findRunningPostgres(server.dataDir);
    if (url === null) throw new Error('the embedded database does not run');
    const database = await session.noteDatabase(url);
    await addPeople(server.api, people);
    const journeyId = await createJourney(server.api);
    session.say(`${people} people are there`);
    const asking = new AbortController();
    const answers = askForList(server.api, asking.signal);
    const { perSecond, cpuMs } = await blast({ server, database, sink, journeyId, people });
    asking.abort();
    const answersMs = await answers;
    await server.stop();
    const loop = await sendingLoop(session, sink, people);
    return [
      {
        name: 'messages',
        value: perSecond,
        unit: '/s',
        limit: { name: 'bare HTTP loop', value: loop },
        target: { shareOfLimit: 0.2 },
      },
      { name: 'CPU per message', value: cpuMs, unit: 'ms' },
      {
        name: 'journeys list, p95',
        value: percentile(answersMs, 0.95),
        unit: 'ms',
        target: { atMost: 150 },
      },
    ];
  },
};

/** How long the list took each time, until it is enough. */
async function askForList(api: Api, enough: AbortSignal): Promise<number[]> {
  const answersMs: number[] = [];
  do {
    const begin = performance.now();
    await api.journeys.list({});
    answersMs.push(performance.now() - begin);
    await sleep(askEveryMs);
  } while (!enough.aborted);
  return answersMs;
}
