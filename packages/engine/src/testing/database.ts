import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { connect } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { connectionStringOf, type PostgresAddress } from '../embedded-postgres/index.ts';
import { TEMPLATE } from './server.ts';
import { testServerAddress } from './server-address.ts';

/** A migrated, empty database of its own. */
export interface TestDatabase {
  readonly connectionString: string;
  readonly db: Kysely<Database>;
  readonly pool: Pool;
  readonly prompt: Kysely<Database>;
  readonly bulk: Kysely<Database>;
  /** Removes every row, for the next test: a fiftieth of what another database would cost. Nobody else may be at work. */
  empty(): Promise<void>;
  /** Closes the connections and removes the database; connections others hold to it are cut. */
  drop(): Promise<void>;
}

/**
 * Makes a database by copying the test run's migrated template. Call it once per test file, in `beforeAll`,
 * `empty()` it in `beforeEach` where tests must not see each other's rows, and `drop()` it in `afterAll`.
 * @throws Error outside a test run that uses `@waypost/engine/testing/global-setup`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = testServerAddress();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, (maintenance) =>
    sql`create database ${sql.id(name)} template ${sql.id(TEMPLATE)}`.execute(maintenance),
  );
  const address = { ...server, database: name };
  const connection = connect(address);
  return {
    connectionString: connectionStringOf(address),
    db: connection.db,
    pool: connection.pool,
    prompt: connection.prompt,
    bulk: connection.bulk,
    empty: () => removeAllRows(connection.db),
    drop: async () => {
      await connection.close();
      await onServer(server, (maintenance) =>
        sql`drop database if exists ${sql.id(name)} with (force)`.execute(maintenance),
      );
    },
  };
}

/** Row by row: of as few as a test writes that is sooner done than truncating each table and partition. */
async function removeAllRows(db: Kysely<Database>): Promise<void> {
  await sql`
    DO $$
    DECLARE one regclass;
    BEGIN
      -- Rows go in any order, whatever refers to them.
      PERFORM set_config('session_replication_role', 'replica', true);
      FOR one IN SELECT oid FROM pg_class
                  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migration'
      LOOP EXECUTE format('DELETE FROM %s', one); END LOOP;
    END $$`.execute(db);
}

async function onServer(
  address: PostgresAddress,
  work: (maintenance: Kysely<Database>) => Promise<unknown>,
): Promise<void> {
  const connection = connect(address, 1);
  try {
    await work(connection.db);
  } finally {
    await connection.close();
  }
}
