import { connect, type DatabaseConnection } from '@waypost/engine/database';
import { createTestDatabase, type TestDatabase } from '@waypost/engine/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseCheck } from './database-check.ts';

let database: TestDatabase;
let connection: DatabaseConnection;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that its settings are those of every question.
  connection = connect({ connectionString: database.connectionString }, 1);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** Each question of its own, however soon it comes. */
const codes = async () => {
  const reasons = await databaseCheck(connection.db, null)();
  return reasons.map(({ code, level }) => `${level} ${code}`);
};

test('a database that takes writes is no reason', async () => {
  expect(await codes()).toEqual([]);
});

test('a read-only database says so, and no longer when it is healed', async () => {
  await connection.pool.query('SET default_transaction_read_only = on');
  expect(await codes()).toEqual(['unready database_read_only']);
  await connection.pool.query('SET default_transaction_read_only = off');
  expect(await codes()).toEqual([]);
});

test('a full disk says so, also when it only keeps new rows from being written', async () => {
  await connection.pool.query(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await connection.pool.query(
    'CREATE TRIGGER full_disk BEFORE UPDATE ON installation FOR EACH ROW EXECUTE FUNCTION no_room()',
  );
  const check = databaseCheck(connection.db, null);
  expect(await check()).toMatchObject([{ code: 'database_disk_full', level: 'unready' }]);
  await connection.pool.query('DROP TRIGGER full_disk ON installation');
  await expect.poll(check).toEqual([]);
});

test('a database that is gone can not be reached', async () => {
  const gone = connect({ host: '127.0.0.1', port: 1 }, 1);
  const reasons = await databaseCheck(gone.db, null)();
  expect(reasons).toMatchObject([{ code: 'database_unreachable', level: 'unready' }]);
  await gone.close();
});
