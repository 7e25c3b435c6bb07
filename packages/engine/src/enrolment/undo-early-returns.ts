import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { leftRecently } from './left-recently.ts';

/** A run that this transaction has begun, and since when its person may not have left the journey. */
export interface BegunRun {
  bucket: number;
  id: string;
  /** ms since the epoch */
  leftSince: number;
}

/**
 * Takes back those of these runs whose person left the journey too recently after all: somebody else may have let them
 * in and out again while they were being begun. From its beginning a run keeps every other one of its person
 * out, so what is looked at here, in a statement of its own, is everything there ever will be. Returns the ids taken back.
 */
export async function undoEarlyReturns(
  trx: Kysely<Database>,
  runs: readonly BegunRun[],
): Promise<Set<string>> {
  if (runs.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    DELETE FROM run mine
     USING unnest(
             ${runs.map(({ bucket }) => bucket)}::smallint[],
             ${runs.map(({ id }) => id)}::uuid[],
             ${runs.map((run) => new Date(run.leftSince))}::timestamptz[]
           ) AS begun (bucket, id, left_since)
     WHERE mine.bucket = begun.bucket AND mine.id = begun.id AND ${leftRecently('mine', sql`begun.left_since`)}
    RETURNING mine.id`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
