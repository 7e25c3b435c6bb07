import { sql, type Kysely } from 'kysely';

import { tellOfMoves } from '../advance/advance-due-runs.ts';
import { advanceRuns, advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from '../runs/locked-run.ts';

/** A conversation that somebody is done with. */
export interface ClosedConversation {
  profileId: string;
  senderId: string;
  actor: string;
}

/**
 * Closes what journeys put before the team of one conversation. The people who wait for it go on in the same
 * transaction. Answers how many hand-overs were open.
 */
export async function closeHandOvers(
  context: EngineContext,
  closed: ClosedConversation,
): Promise<number> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const tally = new DeltaTally();
    const over = await markClosed(trx, closed, now);
    const runs = await lockWaitingRuns(
      trx,
      over.filter(({ waits }) => waits),
    );
    const moved = await advanceRuns(
      advanceWork(context, trx, tally),
      runs,
      () => ({ kind: 'handedBack' }),
      now,
    );
    await appendDeltas(trx, tally);
    return { moved, tally, count: over.length };
  });
  tellOfMoves(context, done.moved, done.tally, now);
  return done.count;
}

interface ClosedRow {
  bucket: number;
  run_id: string;
  activity: string;
  visit: number;
  waits: boolean;
}

async function markClosed(
  trx: Kysely<Database>,
  { profileId, senderId, actor }: ClosedConversation,
  now: number,
): Promise<ClosedRow[]> {
  const { rows } = await sql<ClosedRow>`
    UPDATE hand_over SET closed_at = ${new Date(now)}, closed_by = ${actor}
     WHERE bucket = bucket_of(${profileId}::uuid) AND profile_id = ${profileId}::uuid
       AND sender_id = ${senderId}::uuid AND closed_at IS NULL
    RETURNING bucket, run_id, activity, visit, waits`.execute(trx);
  return rows;
}

async function lockWaitingRuns(
  trx: Kysely<Database>,
  waiting: readonly ClosedRow[],
): Promise<LockedRun[]> {
  if (waiting.length === 0) return [];
  const { rows } = await sql<RunRow>`
    SELECT ${runColumns}
      FROM unnest(
             ${waiting.map(({ bucket }) => bucket)}::smallint[],
             ${waiting.map((row) => row.run_id)}::uuid[],
             ${waiting.map(({ activity }) => activity)}::text[],
             ${waiting.map(({ visit }) => visit)}::int[]
           ) AS h (bucket, run_id, activity, visit)
      JOIN run r ON r.bucket = h.bucket AND r.id = h.run_id
     WHERE r.live AND r.waiting_for = 'person' AND r.activity = h.activity AND r.visit = h.visit
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return rows.map(lockedRun);
}
