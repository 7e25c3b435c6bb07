import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';

import type { BenchDatabase } from './bench-database.ts';
import type { Bench } from './bench.ts';
import { blast, messagesFigure, setUpBlast } from './blast.ts';
import { startCpuMeter } from './cpu-time.ts';

/** `send`, while the sink tells of each message that it was sent, delivered and read. */
export const sendFull: Bench = {
  name: 'send-full',
  what: 'send, three signed statuses per message coming back meanwhile, up to 100 a request; the time until all are applied',
  async run(session) {
    const setup = await setUpBlast(session, 'own');
    const { server, database, sink, people } = setup;
    const query = new URLSearchParams({ to: `${server.url}/webhooks/whatsapp`, secret: 'bench' });
    await fetch(`${sink.url}/sink/statuses?${query.toString()}`, { method: 'POST' });
    const meter = startCpuMeter([server.pid, database.postmaster]);
    const begin = performance.now();
    const result = await blast(setup);
    await untilRead(database, people);
    const seconds = (performance.now() - begin) / 1000;
    const cpuMs = meter.usedMs();
    return [
      await messagesFigure(session, setup, result, 0.12),
      { name: 'messages with all their statuses applied', value: people / seconds, unit: '/s' },
      {
        name: 'CPU per message with its statuses',
        value: cpuMs === null ? null : cpuMs / people,
        unit: 'ms',
      },
    ];
  },
};

/** Waits until every message is known to be sent, delivered and read. */
async function untilRead(database: BenchDatabase, people: number): Promise<void> {
  const connection = connect({ connectionString: database.url }, 1);
  try {
    for (;;) {
      const { rows } = await connection.pool.query<{ n: number }>(
        'SELECT count(*) AS n FROM message WHERE sent_at IS NOT NULL AND delivered_at IS NOT NULL AND read_at IS NOT NULL',
      );
      if (rows[0]?.n === people) return;
      await sleep(200);
    }
  } finally {
    await connection.close();
  }
}
