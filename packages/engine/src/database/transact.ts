import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';

import type { Database } from './schema.ts';

/** deadlock_detected and serialization_failure: the work was undone and may simply be done again. */
const repeatable = new Set(['40P01', '40001']);

/** Runs `work` in a transaction; repeats it, up to five times in all, when PostgreSQL undid it for a deadlock. */
export async function transact<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const again =
        error instanceof pg.DatabaseError && error.code !== undefined && repeatable.has(error.code);
      if (!again || tries === 5) throw error;
    }
  }
}
