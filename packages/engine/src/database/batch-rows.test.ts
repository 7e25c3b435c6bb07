import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { batchRows, type BatchColumn } from './batch-rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function unfolded(columns: Record<string, BatchColumn>): Promise<unknown[]> {
  const { rows } = await sql`SELECT r.* FROM ${batchRows('r', columns)}`.execute(database.db);
  return rows;
}

/** So many numbers from 1. */
function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place + 1);
}

test.each([1, 3, 500])('the rows of a batch of %i come out as they went in', async (count) => {
  const at = new Date('2026-11-21T12:00:00.000Z');
  const rows = upTo(count).map((n) => ({
    n,
    name: `it's "${n}", {x}`,
    same: 'a {shared}, "quoted" \\ text',
    at: new Date(at),
    nothing: null,
    sometimes: n % 2 === 0 ? null : 'odd',
    flag: true,
    json: { n, list: ['a', null] },
    jsonOrNot: n % 3 === 0 ? null : { n },
    together: { one: 'for "all"' },
  }));
  const out = await unfolded({
    n: ['int', rows.map((row) => row.n)],
    name: ['text', rows.map((row) => row.name)],
    same: ['text', rows.map((row) => row.same)],
    at: ['timestamptz', rows.map((row) => row.at)],
    nothing: ['uuid', rows.map((row) => row.nothing)],
    sometimes: ['text', rows.map((row) => row.sometimes)],
    flag: ['boolean', rows.map((row) => row.flag)],
    json: ['jsonb', rows.map((row) => JSON.stringify(row.json))],
    jsonOrNot: [
      'jsonb',
      rows.map((row) => (row.jsonOrNot === null ? null : JSON.stringify(row.jsonOrNot))),
    ],
    together: ['jsonb', rows.map((row) => JSON.stringify(row.together))],
  });
  expect(out).toEqual(rows);
});

test('a batch whose rows are all alike keeps their number', async () => {
  const rows = upTo(100).map(() => ({ bucket: 7, name: 'x' }));
  const out = await unfolded({
    bucket: ['smallint', rows.map((row) => row.bucket)],
    name: ['text', rows.map((row) => row.name)],
  });
  expect(out).toEqual(rows);
});
