import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';

/** Locks the next live runs of a version in key order, after the one with id `after`. */
export async function lockLiveRunsOfVersion(
  trx: Kysely<Database>,
  versionId: number,
  after: string | null,
  limit: number,
): Promise<LockedRun[]> {
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM run r
     WHERE r.version_id = ${versionId} AND r.live
       AND r.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
     ORDER BY r.id
     LIMIT ${limit}
       FOR UPDATE`.execute(trx);
  return rows.map(lockedRun);
}
