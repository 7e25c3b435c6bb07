import { CompiledQuery, type DatabaseConnection, type Kysely, type QueryResult } from 'kysely';

import type { Database } from './schema.ts';
import { transactionOn } from './transact.ts';

/** What begins and ends a transaction, as part of one that goes on. */
const savepoints: ReadonlyMap<string, CompiledQuery> = new Map([
  ['begin', CompiledQuery.raw('savepoint inside')],
  ['commit', CompiledQuery.raw('release savepoint inside')],
  ['rollback', CompiledQuery.raw('rollback to savepoint inside')],
]);

/**
 * Does `work` on one connection, in a transaction that is undone in the end whatever happens. Transactions inside it
 * (`transact`) are parts of it, one after the other: two at once would end each other.
 */
export async function undone(
  db: Kysely<Database>,
  work: (inside: Kysely<Database>) => Promise<void>,
): Promise<void> {
  await db.getExecutor().provideConnection(async (connection) => {
    try {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      await work(transactionOn(db, insideOf(connection)));
    } finally {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    }
  });
}

function insideOf(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      connection.executeQuery<R>(savepoints.get(query.sql) ?? query),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}
