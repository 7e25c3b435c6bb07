import { startEngine } from '@waypost/engine/testing';

import type { Bench } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { enrolAll, openConnection, until } from './enrol.ts';
import { insertLoop } from './loops.ts';
import { addShoppers, numberOf, passed } from './shoppers.ts';

/** People who have ended, folded and not yet folded. */
const finished = `
  SELECT coalesce(sum(n), 0)::int AS n
    FROM (SELECT n FROM activity_count WHERE outcome = 'finished'
          UNION ALL SELECT n FROM activity_delta WHERE outcome = 'finished') AS together`;

/** Moves people who have been let in through four activities to the end of their journey. */
export const step: Bench = {
  name: 'step',
  what: 'activities passed (condition, split, update of the profile, condition on it), committed; entry and end not counted',
  async run(session) {
    const people = session.pick({ tiny: 500, normal: 200_000, full: 1_000_000 });
    const database = await session.database();
    const connection = openConnection(session, database);
    await addShoppers(connection, people);
    const { entered } = await enrolAll(session, database, connection);
    session.say(`${entered} people are in`);
    const meter = startCpuMeter([process.pid, database.postmaster]);
    const begin = performance.now();
    const engine = await startEngine({ connectionString: database.url }, 'http://127.0.0.1:9', {
      roles: { launches: false, dispatch: false, inbound: false },
    });
    try {
      await until(session, connection, finished, entered);
    } finally {
      await engine.stop();
    }
    const seconds = (performance.now() - begin) / 1000;
    const cpuMs = meter.usedMs();
    const marked = await numberOf(
      connection,
      `SELECT count(*) AS n FROM profile WHERE attributes->>'wave' = 'spring'`,
    );
    if (marked !== entered) throw new Error(`${marked} of ${entered} profiles were updated`);
    const activities = entered * passed.length;
    const inserts = await insertLoop(database, people, 500);
    return [
      {
        name: 'activities passed',
        value: activities / seconds,
        unit: '/s',
        limit: { name: 'bare insert, 500 rows a commit', value: inserts },
        target: { atLeast: 60_000 },
      },
      { name: 'CPU per activity', value: cpuMs === null ? null : cpuMs / activities, unit: 'ms' },
    ];
  },
};
