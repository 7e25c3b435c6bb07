import { randomUUID } from 'node:crypto';

import type { Kysely } from 'kysely';
import type pg from 'pg';

import type { Database } from '../database/schema.ts';
import type { ImportRow } from './import-row.ts';

/** First key of the advisory locks that stand for somebody alive working on an import. */
const importLockClass = 7_251_003;

/** An import that is ours until `release`. */
export interface ClaimedImport {
  readonly row: ImportRow;
  /** As whom: see `whileHeld`. */
  readonly worker: string;
  /** Aborted when the connection that holds it is lost: somebody else may have it. */
  readonly lost: AbortSignal;
  release(): void;
}

/** Takes the oldest import that has something to do and that nobody alive works on; null when there is none. */
export async function claimImport(
  db: Kysely<Database>,
  pool: pg.Pool,
): Promise<ClaimedImport | null> {
  const client = await pool.connect();
  const lost = new AbortController();
  client.once('end', () => lost.abort());
  // Destroyed, not returned to the pool: the lock must go with it.
  const release = (): void => client.release(true);
  try {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM (SELECT id FROM profile_import WHERE status IN ('checking', 'importing')
                        ORDER BY created_at, id) AS open
        WHERE pg_try_advisory_lock($1, hashtext(id::text)) LIMIT 1`,
      [importLockClass],
    );
    const id = rows[0]?.id;
    const worker = randomUUID();
    const row =
      id === undefined
        ? undefined
        : await db
            .updateTable('profile_import')
            .set({ worker })
            .where('id', '=', id)
            .where('status', 'in', ['checking', 'importing'])
            .returningAll()
            .executeTakeFirst();
    if (row !== undefined) return { row, worker, lost: lost.signal, release };
    release();
    return null;
  } catch (error) {
    release();
    throw error;
  }
}
