import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EngineContext } from '../engine-context.ts';

const sliceSize = 5000;

/** Makes every live run of a journey due, slice by slice in the order of entering; those who enter meanwhile are looked at anyway. */
export async function wakeEverybody(
  { db }: Pick<EngineContext, 'db'>,
  journeyId: string,
  now: number,
): Promise<void> {
  let after: LastWoken | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop -- slice by slice, so that locks stay short
    after = await wakeSlice(db, journeyId, after, now);
  } while (after !== null);
}

interface LastWoken {
  at: Date;
  id: string;
}

async function wakeSlice(
  db: Kysely<Database>,
  journeyId: string,
  after: LastWoken | null,
  now: number,
): Promise<LastWoken | null> {
  const beyond =
    after === null ? sql`TRUE` : sql`(entered_at, id) > (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<LastWoken>`
    WITH slice AS MATERIALIZED (
      SELECT bucket, id, entered_at FROM run
       WHERE journey_id = ${journeyId} AND live AND ${beyond}
       ORDER BY entered_at, id LIMIT ${sliceSize}
    ), held AS MATERIALIZED (
      SELECT r.bucket, r.id FROM slice s JOIN run r ON r.bucket = s.bucket AND r.id = s.id AND r.live
       ORDER BY r.bucket, r.id FOR UPDATE OF r
    ), woken AS (
      UPDATE run SET wake_at = least(run.wake_at, ${new Date(now)})
        FROM held WHERE run.bucket = held.bucket AND run.id = held.id
    )
    SELECT entered_at AS at, id FROM slice ORDER BY entered_at DESC, id DESC LIMIT 1`.execute(db);
  return rows[0] ?? null;
}
