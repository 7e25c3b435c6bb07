import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

import { wireParameter } from './parameter.ts';

/** More different statements than the code has: those made of what people wrote are not kept by the server. */
const mostPrepared = 400;
const names = new Map<string, string>();

/**
 * The pool as Kysely uses it. Parameters are written the fast way, and a connection that was left inside a transaction
 * never goes to anybody else. `prepared`: each connection plans a statement once.
 */
export function statementPool(pool: PostgresPool, { prepared = false } = {}): PostgresPool {
  const known = new WeakMap<PostgresPoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? statementClient(client, prepared);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

function statementClient(client: PostgresPoolClient, prepared: boolean): PostgresPoolClient {
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    statement: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof statement !== 'string') return client.query(statement);
    const values = parameters.map(wireParameter);
    const name = prepared ? preparedName(statement) : undefined;
    if (name === undefined || !canPrepare(client)) return client.query<R>(statement, values);
    return client.query<R>({ name, text: statement, values });
  }
  return {
    query,
    release: (destroy) => client.release(destroy === true || isInTransaction(client)),
  };
}

/** The driver takes prepared statements, of which Kysely knows nothing. */
interface PreparingClient {
  query<R>(statement: {
    name: string;
    text: string;
    values: unknown[];
  }): Promise<PostgresQueryResult<R>>;
}

function canPrepare(client: object): client is PreparingClient {
  return client instanceof pg.Client;
}

/** Undefined for what is not to be prepared. */
function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (
    known !== undefined ||
    names.size >= mostPrepared ||
    !/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text)
  )
    return known;
  const name = `waypost_${names.size}`;
  names.set(text, name);
  return name;
}

function isInTransaction(client: PostgresPoolClient): boolean {
  return client instanceof pg.Client && client.getTransactionStatus() !== 'I';
}
