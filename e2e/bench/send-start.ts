import { setTimeout as sleep } from 'node:timers/promises';

import type { Api } from '../system/waypost.ts';
import type { Bench } from './bench.ts';
import { blast, messagesFigure, setUpBlast } from './blast.ts';
import { percentile } from './percentile.ts';

/** Between two requests of the list, as a studio that is looked at would ask. */
const askEveryMs = 100;

/** `send` on exactly what `npm start` gives, while somebody looks at the list of journeys. */
export const sendStart: Bench = {
  name: 'send-start',
  what: 'send on what npm start gives (one process, embedded database, default settings), the journeys list asked for meanwhile',
  async run(session) {
    const setup = await setUpBlast(session, 'embedded');
    const asking = new AbortController();
    const answers = askForList(setup.server.api, asking.signal);
    const result = await blast(setup);
    asking.abort();
    const answersMs = await answers;
    return [
      await messagesFigure(session, setup, result, 0.2),
      { name: 'CPU per message', value: result.cpuMs, unit: 'ms' },
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
