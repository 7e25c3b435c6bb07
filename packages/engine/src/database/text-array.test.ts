import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { textArray } from './text-array.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('lists of texts arrive as they were, whatever is in them', async () => {
  const lists = [
    [],
    ['yes', null, 'otherwise'],
    ['', 'NULL', 'null', ' ', '{a,b}', "it's"],
    ['say "hi"', 'back\\slash', '\\"', 'two\nlines', '👋 秀英'],
  ];
  const { rows } = await sql<{ list: (string | null)[] }>`
    SELECT list::text[] AS list FROM unnest(${lists.map(textArray)}::text[]) AS l (list)`.execute(
    database.db,
  );
  expect(rows.map(({ list }) => list)).toEqual(lists);
});
