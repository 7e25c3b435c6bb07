import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';

import type { BenchDatabase } from './bench-database.ts';
import type { Bench } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { addPeople, blast, createJourney, sendingLoop, startSink } from './send.ts';

/** `send`, while the sink tells of each message that it was sent, delivered and read. */
export const sendFull: Bench = {
  name: 'send-full',
  what: 'send, three signed statuses per message coming back meanwhile, up to 100 a request; the time until all are applied',
  async run(session) {
    const people = session.pick({ tiny: 100, normal: 50_000 });
    const sink = await startSink(session);
    const database = await session.database();
    const server = await session.startServer({ databaseUrl: database.url, graphUrl: sink.url });
    await addPeople(server.api, people);
    const journeyId = await createJourney(server.api);
    session.say(`${people} people are there`);
    const query = new URLSearchParams({ to: `${server.url}/webhooks/whatsapp`, secret: 'bench' });
    await fetch(`${sink.url}/sink/statuses?${query.toString()}`, { method: 'POST' });
    const meter = startCpuMeter([server.pid, database.postmaster]);
    const begin = performance.now();
    const { perSecond } = await blast({ server, database, sink, journeyId, people });
    await untilRead(database, people);
    const seconds = (performance.now() - begin) / 1000;
    const cpuMs = meter.usedMs();
    await server.stop();
    const loop = await sendingLoop(session, sink, people);
    return [
      {
        name: 'messages',
        value: perSecond,
        unit: '/s',
        limit: { name: 'bare HTTP loop', value: loop },
        target: { shareOfLimit: 0.12 },
      },
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
