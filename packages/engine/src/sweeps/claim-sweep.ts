import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EntryPlace } from '../runs/find-live-runs-of-journey.ts';

/** A pass that is under way; its row is locked by this transaction. */
export interface ClaimedSweep {
  id: number;
  journeyId: string;
  versionId: number;
  kind: 'move' | 'exit' | 'wake';
  unmatched: 'finish' | 'exit';
  /** ms since the epoch. */
  askedAt: number;
  /** When the present pass began, ms since the epoch. */
  passAt: number;
  /** The last one gone through; null before the first. */
  after: EntryPlace | null;
}

/** Locks a pass that is due and that nobody else works on; null when there is none. */
export async function claimSweep(trx: Kysely<Database>, now: number): Promise<ClaimedSweep | null> {
  const { rows } = await sql<{
    id: number;
    journey_id: string;
    version_id: number;
    kind: ClaimedSweep['kind'];
    unmatched: ClaimedSweep['unmatched'];
    asked_at: Date;
    pass_at: Date | null;
    cursor_at: Date | null;
    cursor_id: string | null;
  }>`
    SELECT id, journey_id, version_id, kind, unmatched, asked_at, pass_at, cursor_at, cursor_id
      FROM people_sweep
     WHERE ended_at IS NULL AND due_at <= ${new Date(now)}
     ORDER BY due_at, id
     LIMIT 1
       FOR UPDATE SKIP LOCKED`.execute(trx);
  const [row] = rows;
  if (row === undefined) return null;
  const { cursor_at: enteredAt, cursor_id: id } = row;
  return {
    id: row.id,
    journeyId: row.journey_id,
    versionId: row.version_id,
    kind: row.kind,
    unmatched: row.unmatched,
    askedAt: row.asked_at.getTime(),
    passAt: row.pass_at?.getTime() ?? now,
    after: enteredAt === null || id === null ? null : { enteredAt, id },
  };
}

/** When the next pass is due, ms since the epoch; null when none is asked for. */
export async function nextSweepAt(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ due_at: Date | null }>`
    SELECT min(due_at) AS due_at FROM people_sweep WHERE ended_at IS NULL`.execute(db);
  return rows[0]?.due_at?.getTime() ?? null;
}
