import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Gives requests of a journey, and the people who wait for them, the time back that its pause took. In key order. */
export async function prolongCalls(
  trx: Kysely<Database>,
  { journeyId, pausedAt }: { journeyId: string; pausedAt: number },
  now: number,
): Promise<void> {
  await sql`
    WITH waiting AS MATERIALIZED (
      SELECT r.bucket, r.id AS run_id, c.id AS call_id,
             ${new Date(now)}::timestamptz - greatest(${new Date(pausedAt)}::timestamptz, c.created_at) AS lost
        FROM call c
        JOIN run r ON r.bucket = c.bucket AND r.id = c.run_id
       WHERE r.journey_id = ${journeyId}::uuid AND r.live AND r.waiting_for = 'call'
         AND r.activity = c.activity AND r.visit = c.visit
       ORDER BY r.bucket, r.id
         FOR UPDATE OF r
    ), prolonged AS (
      UPDATE run SET deadline_at = run.deadline_at + waiting.lost
        FROM waiting WHERE run.bucket = waiting.bucket AND run.id = waiting.run_id
    )
    UPDATE call c SET expires_at = c.expires_at + waiting.lost
      FROM waiting WHERE c.bucket = waiting.bucket AND c.id = waiting.call_id`.execute(trx);
}
