import type { CallEffect } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { idInBucket } from '../runs/run-ids.ts';

/** A request that a passage waits for. */
export interface NewCall {
  bucket: number;
  runId: string;
  profileId: string;
  activity: string;
  visit: number;
  effect: CallEffect;
}

/** Id of the request of one visit: what its receiver knows it by. */
export function callId({ bucket, runId, activity, visit }: NewCall): string {
  return idInBucket(bucket, `call:${runId}:${activity}:${visit}`);
}

/** Stores requests, due at once. */
export async function insertCalls(
  trx: Kysely<Database>,
  calls: readonly NewCall[],
  now: number,
): Promise<void> {
  if (calls.length === 0) return;
  const at = new Date(now);
  await sql`
    INSERT INTO call (bucket, id, profile_id, run_id, activity, visit, host, request, due_at, expires_at, created_at)
    SELECT bucket, id, profile_id, run_id, activity, visit, host, request, ${at}, expires_at, ${at}
      FROM unnest(
             ${calls.map((call) => call.bucket)}::smallint[],
             ${calls.map(callId)}::uuid[],
             ${calls.map((call) => call.profileId)}::uuid[],
             ${calls.map((call) => call.runId)}::uuid[],
             ${calls.map((call) => call.activity)}::text[],
             ${calls.map((call) => call.visit)}::int[],
             ${calls.map(({ effect: { call } }) => (call.kind === 'http' ? new URL(call.url).host : ''))}::text[],
             ${calls.map(({ effect }) => JSON.stringify(effect.call))}::jsonb[],
             ${calls.map(({ effect }) => new Date(effect.expiresAt))}::timestamptz[]
           ) AS c (bucket, id, profile_id, run_id, activity, visit, host, request, expires_at)
    ON CONFLICT DO NOTHING`.execute(trx);
}
