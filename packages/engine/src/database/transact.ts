import {
  CompiledQuery,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
} from 'kysely';
import pg from 'pg';

import type { Database } from './schema.ts';

/** deadlock_detected and serialization_failure: the work was undone and may simply be done again. */
const repeatable = new Set(['40P01', '40001']);

/**
 * Runs `work` in a transaction; repeats it, up to five times in all, when PostgreSQL undid it for a deadlock. Statements
 * that are started together (`Promise.all`) travel together, in the order in which they were started, which saves
 * a round trip each; what one of them needs of another must be awaited.
 */
export async function transact<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(db, work);
    } catch (error) {
      const again =
        error instanceof pg.DatabaseError && error.code !== undefined && repeatable.has(error.code);
      if (!again || tries === 5) throw error;
    }
  }
}

async function runOnce<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return db.getExecutor().provideConnection(async (connection) => {
    // Travels with the first statement; it can only fail with its connection, and everything after it then.
    const begun = connection.executeQuery(CompiledQuery.raw('begin'));
    begun.catch(() => {});
    try {
      const result = await work(transactionOn(db, connection));
      await begun;
      await commit(connection);
      return result;
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {
        // The connection is lost, or is thrown away because it is still inside its transaction.
      });
      throw error;
    }
  });
}

/** PostgreSQL answers a commit by undoing everything when a statement has failed. */
async function commit(connection: DatabaseConnection): Promise<void> {
  const { rows } = await connection.executeQuery<{ command?: string }>(CompiledQuery.raw('commit'));
  if (rows[0]?.command === 'ROLLBACK') throw new Error('a statement of the transaction failed');
}

/** Kysely's own transactions wait for each statement before they send the next one. */
export function transactionOn(
  db: Kysely<Database>,
  connection: DatabaseConnection,
): Transaction<Database> {
  const executor = db
    .getExecutor()
    .withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
  return new Transaction({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
}

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
