import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

import type { Database } from './schema.ts';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Where PostgreSQL is: a connection string, or the pieces of one (a Unix socket directory as `host`). */
export type DatabaseAddress = { connectionString: string } | pg.ClientConfig;

export interface DatabaseConnection {
  db: Kysely<Database>;
  pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool. Timeouts stand on every connection (engine.md, section 1), so a forgotten transaction
 * cannot hold back claims. 64-bit integers arrive as numbers: none of ours passes 2^53.
 */
export function connect(address: DatabaseAddress, size = 20): DatabaseConnection {
  const pool = new pg.Pool({
    ...address,
    max: size,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'waypost',
  });
  pool.on('error', () => {
    // An idle connection was lost (server restart). The pool opens another one at the next query.
  });
  pool.on('connect', (client) => {
    // A connection lost in the middle of a transaction also fails its query, which is where it is
    // dealt with; without a listener here the same news would end the process.
    client.on('error', () => {});
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    // Kysely leaves the pool alone when no statement went through it.
    if (!pool.ended) await pool.end();
  };
  return { db, pool, close };
}
