import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EntryPlace } from '../runs/find-live-runs-of-journey.ts';
import type { ClaimedSweep } from './claim-sweep.ts';

/** What a slice did, in people. */
export interface SweptPeople {
  moved: number;
  exited: number;
  kept: number;
}

/** How far a pass has come. */
export interface SweepProgress extends SweptPeople {
  /** The last one gone through; null: everybody has been. */
  last: EntryPlace | null;
  /** Whether another pass follows, and when it is due, ms since the epoch. */
  againAt: number | null;
}

/** Notes in the transaction of a slice how far its pass has come. */
export async function recordSlice(
  trx: Kysely<Database>,
  { id, passAt, after }: ClaimedSweep,
  { moved, exited, kept, last, againAt }: SweepProgress,
  now: number,
): Promise<void> {
  const isOver = last === null;
  await sql`
    UPDATE people_sweep
       SET moved = moved + ${moved}, exited = exited + ${exited},
           kept = CASE WHEN ${after === null} THEN 0 ELSE kept END + ${kept},
           cursor_at = ${last?.enteredAt ?? null}, cursor_id = ${last?.id ?? null},
           pass_at = ${isOver ? null : new Date(passAt)},
           done_at = CASE WHEN ${isOver} THEN coalesce(done_at, ${new Date(now)}) ELSE done_at END,
           due_at = ${againAt === null ? sql`due_at` : new Date(againAt)},
           ended_at = CASE WHEN ${isOver && againAt === null} THEN ${new Date(now)}::timestamptz END
     WHERE id = ${id}`.execute(trx);
}
