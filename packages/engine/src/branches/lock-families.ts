import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from '../runs/locked-run.ts';

/**
 * Locks all that goes on of the passages these runs belong to, however deep their branches are: in key order, as
 * everybody does who waits for several runs of a person. A branch that began further branches while this waited for it
 * brings them in at the next look.
 */
export async function lockFamilies(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
): Promise<LockedRun[]> {
  for (let known = -1; ;) {
    // Each look sees what was committed before it.
    // oxlint-disable-next-line no-await-in-loop
    const family = await lockOnce(trx, runs);
    if (family.length === known) return family;
    if (known === -1 && family.every(({ rootId }) => rootId === null)) return family;
    known = family.length;
  }
}

async function lockOnce(
  trx: Kysely<Database>,
  runs: readonly { bucket: number; id: string }[],
): Promise<LockedRun[]> {
  const { rows } = await sql<RunRow>`
    WITH roots AS MATERIALIZED (
      SELECT DISTINCT r.bucket, coalesce(r.root_id, r.id) AS id
        FROM unnest(
               ${runs.map(({ bucket }) => bucket)}::smallint[],
               ${runs.map(({ id }) => id)}::uuid[]
             ) AS w (bucket, id)
        JOIN run r ON r.bucket = w.bucket AND r.id = w.id
    ), family AS MATERIALIZED (
      SELECT bucket, id FROM roots
       UNION ALL
      SELECT r.bucket, r.id FROM roots JOIN run r ON r.bucket = roots.bucket AND r.root_id = roots.id AND r.live
    )
    SELECT ${runColumns}
      FROM family f
      JOIN run r ON r.bucket = f.bucket AND r.id = f.id
     WHERE r.live
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return rows.map(lockedRun);
}
