import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { ofVersion, type DueRange } from './claim-due-runs.ts';

/** Which run it is and where it stands, without anything that could not be read. */
export interface RunKey {
  bucket: number;
  id: string;
  journeyId: string;
  activity: string;
  visit: number;
}

const columns = sql`r.bucket, r.id, r.journey_id AS "journeyId", r.activity, r.visit`;

/** Names the due runs of a range, the longest due first, without locking them. */
export async function findDueRuns(
  db: Kysely<Database>,
  { lane, versionId, from, to }: DueRange,
  limit: number,
): Promise<RunKey[]> {
  const { rows } = await sql<RunKey>`
    SELECT ${columns} FROM run r
     WHERE r.live AND r.lane = ${sql.lit(lane)} ${ofVersion(versionId)} AND r.wake_at <= ${new Date(to)}
       AND (${from === null} OR r.wake_at >= ${new Date(from ?? 0)})
     ORDER BY r.wake_at LIMIT ${limit}`.execute(db);
  return rows;
}

/** Locks the run that waits for the dispatch of this message, if it still does. */
export async function lockWaitingRun(
  trx: Kysely<Database>,
  message: { bucket: number; runId: string | null; activity: string | null; visit: number | null },
): Promise<RunKey[]> {
  const { rows } = await sql<RunKey>`
    SELECT ${columns} FROM run r
     WHERE r.bucket = ${message.bucket} AND r.id = ${message.runId} AND r.live
       AND r.waiting_for = 'dispatch' AND r.activity = ${message.activity} AND r.visit = ${message.visit}
       FOR UPDATE`.execute(trx);
  return rows;
}

/** Locks a run if it is still due and nobody else holds it. */
export async function lockDueRun(
  trx: Kysely<Database>,
  { bucket, id }: RunKey,
  now: number,
): Promise<RunKey[]> {
  const { rows } = await sql<RunKey>`
    SELECT ${columns} FROM run r
     WHERE r.bucket = ${bucket} AND r.id = ${id} AND r.live AND r.wake_at <= ${new Date(now)}
       FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows;
}
