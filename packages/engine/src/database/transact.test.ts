import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { transact } from './transact.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`CREATE TABLE kept (n int PRIMARY KEY)`.execute(database.db);
});

afterAll(async () => {
  await database.drop();
});

async function kept(): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`SELECT n FROM kept ORDER BY n`.execute(database.db);
  return rows.map(({ n }) => n);
}

test('statements started together run in their order and are kept together', async () => {
  await transact(database.db, async (trx) => {
    await Promise.all([
      sql`INSERT INTO kept VALUES (1), (2)`.execute(trx),
      sql`UPDATE kept SET n = n + 10`.execute(trx),
      sql`INSERT INTO kept VALUES (1)`.execute(trx),
    ]);
  });
  expect(await kept()).toEqual([1, 11, 12]);
});

test('one that fails undoes all, those sent after it too, and its connection is good for others', async () => {
  const before = await kept();
  await expect(
    transact(database.db, async (trx) => {
      await Promise.all([
        sql`INSERT INTO kept VALUES (20)`.execute(trx),
        sql`INSERT INTO kept VALUES (1)`.execute(trx),
        sql`INSERT INTO kept VALUES (21)`.execute(trx),
      ]);
    }),
  ).rejects.toThrow(/duplicate key/);
  await expect(
    transact(database.db, async (trx) => {
      // Whoever overlooks a failure can't commit by it.
      await sql`INSERT INTO kept VALUES (1)`.execute(trx).catch(() => {});
      await sql`INSERT INTO kept VALUES (22)`.execute(trx).catch(() => {});
    }),
  ).rejects.toThrow(/failed/);
  expect(await kept()).toEqual(before);
  await transact(database.db, (trx) => sql`INSERT INTO kept VALUES (30)`.execute(trx));
  expect(await kept()).toContain(30);
});

test('work that throws undoes what it did', async () => {
  const before = await kept();
  await expect(
    transact(database.db, async (trx) => {
      await sql`INSERT INTO kept VALUES (40)`.execute(trx);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await kept()).toEqual(before);
});
