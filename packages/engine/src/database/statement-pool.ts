import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

import { wireParameter } from './parameter.ts';

/**
 * The pool as Kysely uses it. Parameters are written the fast way, and a connection that was left inside a transaction
 * never goes to anybody else.
 */
export function statementPool(pool: PostgresPool): PostgresPool {
  const known = new WeakMap<PostgresPoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? statementClient(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

function statementClient(client: PostgresPoolClient): PostgresPoolClient {
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== 'string') return client.query(statement);
    return client.query<R>(statement, parameters.map(wireParameter));
  }
  return {
    query,
    release: (destroy) => client.release(destroy === true || isInTransaction(client)),
  };
}

function isInTransaction(client: PostgresPoolClient): boolean {
  return client instanceof pg.Client && client.getTransactionStatus() !== 'I';
}
