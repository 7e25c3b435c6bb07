import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { transact } from './transact.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

async function roundTrip(value: unknown, type: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    SELECT ${value}::${sql.raw(type)} AS value`.execute(database.db);
  return rows[0]?.value;
}

test('texts come back from PostgreSQL as they went, whatever they hold', async () => {
  const texts = [
    'plain',
    '',
    'null',
    'NULL',
    'nullable',
    'a b',
    ' ',
    'a,b',
    '{}',
    '"quoted"',
    '\\',
    'C:\\"x"\\',
    'line\nbreak\ttab',
    'Ä 😀 中文',
    '{"a": [1, "b\\"c"]}',
    '\u00a0',
    '\u000b',
    '',
  ];
  expect(await roundTrip(texts, 'text[]')).toEqual(texts);
  expect(await roundTrip([null, 'x', undefined], 'text[]')).toEqual([null, 'x', null]);
  expect(await roundTrip([], 'text[]')).toEqual([]);
});

test('numbers, booleans, ids, bytes and lists in lists come back too', async () => {
  expect(await roundTrip([1, -2, 0, null], 'int[]')).toEqual([1, -2, 0, null]);
  expect(await roundTrip([1.5, 1e21], 'float8[]')).toEqual([1.5, 1e21]);
  expect(await roundTrip([true, false, null], 'boolean[]')).toEqual([true, false, null]);
  const id = '0a1b2c3d-0000-4000-8000-000000000001';
  expect(await roundTrip([id], 'uuid[]')).toEqual([id]);
  expect(await roundTrip([Buffer.from('ab\\"')], 'bytea[]')).toEqual([Buffer.from('ab\\"')]);
  expect(await roundTrip([['a', 'b c']], 'text[]')).toEqual([['a', 'b c']]);
});

test('moments keep their millisecond, in every zone and century', async () => {
  const moments = [
    new Date(0),
    new Date(Date.UTC(2026, 10, 21, 8, 44, 1, 7)),
    new Date(Date.UTC(2026, 1, 28, 23, 59, 59, 990)),
    new Date(Date.UTC(1999, 11, 31, 23, 59, 59, 999)),
    new Date(Date.UTC(12_000, 0, 1)),
    new Date('0001-01-01T00:00:00.000Z'),
  ];
  for (const moment of moments) {
    expect(await roundTrip(moment, 'timestamptz')).toEqual(moment);
    expect(await roundTrip([moment, null], 'timestamptz[]')).toEqual([moment, null]);
  }
  expect(await roundTrip('infinity', 'timestamptz')).toBe(Number.POSITIVE_INFINITY);
  const { rows } = await transact(database.db, async (trx) => {
    await sql`SET LOCAL TimeZone TO 'Asia/Kolkata'`.execute(trx);
    return sql<{ at: Date }>`SELECT ${moments[1]}::timestamptz AS at`.execute(trx);
  });
  expect(rows[0]?.at).toEqual(moments[1]);
});
