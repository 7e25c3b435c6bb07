import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Makes the messages due that waited because their journey was paused, and gives all of it that wait in line, and the
 * people who wait for them, the time back that the pause took. In key order; what a dispatcher holds needs nothing.
 */
export async function releaseJourney(
  trx: Kysely<Database>,
  { journeyId, pausedAt }: { journeyId: string; pausedAt: number },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await sql`
    WITH held AS MATERIALIZED (
      SELECT o.bucket, o.message_id, o.message_created_at, m.run_id, o.waits_for,
             ${at}::timestamptz - greatest(${new Date(pausedAt)}::timestamptz, m.created_at) AS lost
        FROM outbox o
        JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id AND m.created_at = o.message_created_at
       WHERE m.journey_id = ${journeyId}::uuid AND o.claim_epoch IS NULL AND NOT o.unresolved
       ORDER BY o.bucket, o.message_id
         FOR UPDATE OF o SKIP LOCKED
    ), due AS (
      UPDATE outbox o SET due_at = ${at}, waits_for = NULL
        FROM held WHERE o.bucket = held.bucket AND o.message_id = held.message_id AND held.waits_for = 'journey'
    ), waiting AS MATERIALIZED (
      SELECT r.bucket, r.id, held.lost
        FROM held JOIN run r ON r.bucket = held.bucket AND r.id = held.run_id
       WHERE r.live AND r.waiting_for = 'dispatch'
       ORDER BY r.bucket, r.id
         FOR UPDATE OF r
    ), prolonged AS (
      UPDATE run SET deadline_at = run.deadline_at + waiting.lost
        FROM waiting WHERE run.bucket = waiting.bucket AND run.id = waiting.id
    )
    UPDATE message m SET expires_at = m.expires_at + held.lost
      FROM held
     WHERE m.bucket = held.bucket AND m.id = held.message_id AND m.created_at = held.message_created_at`.execute(
    trx,
  );
}
