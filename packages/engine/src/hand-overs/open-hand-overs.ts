import type { HandOverEffect } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { idInBucket } from '../runs/run-ids.ts';

/** A conversation that a passage puts before the team. */
export interface NewHandOver {
  bucket: number;
  profileId: string;
  journeyId: string;
  runId: string;
  activity: string;
  visit: number;
  effect: HandOverEffect;
}

/** Stores hand-overs. Whoever never wrote to the sender gets a conversation too; its window is closed. */
export async function openHandOvers(
  trx: Kysely<Database>,
  asked: readonly NewHandOver[],
  now: number,
): Promise<void> {
  if (asked.length === 0) return;
  const at = new Date(now);
  const ids = asked.map(({ bucket, runId, activity, visit }) =>
    idInBucket(bucket, `hand-over:${runId}:${activity}:${visit}`),
  );
  await sql`
    INSERT INTO hand_over (bucket, id, profile_id, sender_id, journey_id, run_id, activity, visit, note, assignee,
                           waits, opened_at)
    SELECT *, ${at}
      FROM unnest(
             ${asked.map(({ bucket }) => bucket)}::smallint[],
             ${ids}::uuid[],
             ${asked.map(({ profileId }) => profileId)}::uuid[],
             ${asked.map(({ effect }) => effect.senderId)}::uuid[],
             ${asked.map(({ journeyId }) => journeyId)}::uuid[],
             ${asked.map(({ runId }) => runId)}::uuid[],
             ${asked.map(({ activity }) => activity)}::text[],
             ${asked.map(({ visit }) => visit)}::int[],
             ${asked.map(({ effect }) => effect.note)}::text[],
             ${asked.map(({ effect }) => effect.assignee)}::text[],
             ${asked.map(({ effect }) => effect.waits)}::boolean[]
           )
    ON CONFLICT DO NOTHING`.execute(trx);
  await sql`
    INSERT INTO customer_window (bucket, profile_id, sender_id, opened_at, expires_at)
    SELECT DISTINCT bucket, profile_id, sender_id, ${at}::timestamptz, ${at}::timestamptz
      FROM unnest(
             ${asked.map(({ bucket }) => bucket)}::smallint[],
             ${asked.map(({ profileId }) => profileId)}::uuid[],
             ${asked.map(({ effect }) => effect.senderId)}::uuid[]
           ) AS w (bucket, profile_id, sender_id)
     ORDER BY 1, 2, 3
    ON CONFLICT (bucket, profile_id, sender_id) DO UPDATE SET unread = true`.execute(trx);
}
