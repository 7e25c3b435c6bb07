import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { retain, type Retention } from './retain.ts';

const lookEveryMs = 60 * 60_000;
const everyHours = 23;
const row = 'retention';

/** Once a day one of all processes deletes what is older than it is kept. */
export function createRetentionLane(context: EngineContext, retention: Retention): Lane {
  return createLane({
    name: 'retention',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    longestRoundMs: 6 * 60 * 60_000,
    probeMs: lookEveryMs,
    async work(stopping) {
      const { db, log } = context;
      if (await takeTurn(db)) await retain(db, retention, context.now(), { log, stopping });
      return lookEveryMs;
    },
  });
}

/** Whether nobody has for a day; then it is ours. */
async function takeTurn(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO installation AS i (key, value, updated_at) VALUES (${row}, '{}', clock_timestamp())
        ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at
     WHERE i.updated_at < clock_timestamp() - make_interval(hours => ${everyHours})
    RETURNING 1`.execute(db);
  return rows.length > 0;
}
