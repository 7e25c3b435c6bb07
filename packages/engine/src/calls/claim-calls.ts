import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { isSendingHeld } from '../send-holds/is-sending-held.ts';
import type { ClaimedCall } from './claimed-call.ts';
import { deleteCalls } from './delete-calls.ts';

export interface CallClaim {
  /** Names this claim: only who knows it may store an outcome. */
  claim: string;
  /** Requests at one time, of all hosts together. */
  limit: number;
  /** How many more a host may have now. */
  roomAt: (host: string) => number;
  /** Hosts without room. */
  busyHosts: readonly string[];
}

/** Longer than any try takes: one minute at most, and the time to store its outcome. */
const leaseSeconds = 90;

/**
 * Takes due requests, the longest due first, at most as many per host as it has room for. Those whose person has gone on
 * or left meanwhile are deleted instead: stop means stop. Those of paused journeys wait.
 */
export async function claimCalls(
  trx: Kysely<Database>,
  { claim, limit, roomAt, busyHosts }: CallClaim,
  now: number,
): Promise<{ calls: ClaimedCall[]; more: boolean }> {
  if (await isSendingHeld(trx)) return { calls: [], more: false };
  const { rows } = await sql<ClaimedCall & { wanted: boolean }>`
    SELECT c.bucket, c.id, c.run_id AS "runId", c.activity, c.visit, c.host, c.request,
           c.tries + 1 AS tries, c.expires_at AS "expiresAt", c.created_at AS "createdAt",
           r.id IS NOT NULL AS wanted
      FROM call c
      LEFT JOIN run r ON r.bucket = c.bucket AND r.id = c.run_id AND r.live AND r.waiting_for = 'call'
                     AND r.activity = c.activity AND r.visit = c.visit
     WHERE c.due_at <= ${new Date(now)}
       AND (c.claimed_until IS NULL OR c.claimed_until < clock_timestamp())
       AND c.host <> ALL (${[...busyHosts]}::text[])
       AND NOT EXISTS (SELECT FROM journey j WHERE j.id = r.journey_id AND j.status = 'paused')
     ORDER BY c.due_at
     LIMIT ${limit}
       FOR UPDATE OF c SKIP LOCKED`.execute(trx);
  await deleteCalls(
    trx,
    rows.filter(({ wanted }) => !wanted),
  );
  const taken = new Map<string, number>();
  const calls = rows.filter(({ host, wanted }) => {
    const already = taken.get(host) ?? 0;
    if (!wanted || already >= roomAt(host)) return false;
    taken.set(host, already + 1);
    return true;
  });
  if (calls.length > 0) {
    await sql`
      UPDATE call
         SET claim = ${claim}::uuid, tries = tries + 1,
             claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
        FROM unnest(
               ${calls.map(({ bucket }) => bucket)}::smallint[],
               ${calls.map(({ id }) => id)}::uuid[]
             ) AS t (bucket, id)
       WHERE call.bucket = t.bucket AND call.id = t.id`.execute(trx);
  }
  return { calls, more: rows.length === limit };
}
