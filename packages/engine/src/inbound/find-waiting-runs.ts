import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Of these runs, the ones whose people are waited for: a reaction of theirs is not decided yet. */
export async function findWaitingRuns(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; runId: string }[],
): Promise<Set<string>> {
  if (runs.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT r.id FROM run r
     WHERE r.live AND r.waiting_for = 'reaction'
       AND (r.bucket, r.id) IN (
             SELECT * FROM unnest(
               ${runs.map(({ bucket }) => bucket)}::smallint[],
               ${runs.map(({ runId }) => runId)}::uuid[]))`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
