import type { Bench } from './bench.ts';
import { blast, messagesFigure, setUpBlast } from './blast.ts';

/**
 * Sends a marketing template with three variables to a whole audience, with every rule at dispatch on (consent, block
 * list, window, pair rule, throughput, the portfolio's limit), to a sink on this machine; then lets a plain HTTP loop
 * post one of those bodies as often to the same sink.
 */
export const send: Bench = {
  name: 'send',
  what: 'an audience, a marketing template with three variables, every rule on, PostgreSQL, to a sink on this machine',
  async run(session) {
    const setup = await setUpBlast(session, 'own');
    const result = await blast(setup);
    return [
      await messagesFigure(session, setup, result, 0.25),
      { name: 'CPU per message', value: result.cpuMs, unit: 'ms', target: { atMost: 0.2 } },
    ];
  },
};
