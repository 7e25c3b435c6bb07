import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EnrolledSlice } from './enrol-slice.ts';

/** Remembers how far a launch has read; `finished` closes it. In the transaction that starts the slice's runs. */
export async function moveLaunchCursor(
  trx: Kysely<Database>,
  launchId: string,
  slice: EnrolledSlice,
  finished: boolean,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await sql`
    UPDATE launch
       SET cursor_bucket = coalesce(${slice.lastBucket}::smallint, cursor_bucket),
           cursor_id = coalesce(${slice.lastId}::uuid, cursor_id),
           entered = entered + ${slice.entered}::bigint,
           status = CASE WHEN ${finished}::boolean THEN 'done' ELSE status END,
           finished_at = CASE WHEN ${finished}::boolean THEN ${at}::timestamptz ELSE NULL END
     WHERE id = ${launchId}`.execute(trx);
}
