import { createTestDatabase, type TestDatabase } from '@waypost/engine/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createLog } from './log.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

async function loggedError(statement: string, values: unknown[]): Promise<string> {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'trace' }, { write: (line) => lines.push(line) });
  const error: unknown = await database.pool.query(statement, values).catch((e: unknown) => e);
  log.error({ err: error }, 'a statement failed');
  return lines.join('');
}

test('an error of the database is told by kind and place, without the value it is about', async () => {
  const line = await loggedError('SELECT $1::uuid', ['Giulia Rossi']);
  expect(line).toContain('22P02');
  expect(line).toContain('invalid input syntax for type uuid');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('Rossi');
});

test('what a constraint refuses is told by its name, without the row', async () => {
  await database.pool.query(
    `INSERT INTO blocked_address (number, blocked_at, blocked_by) VALUES ('+393201234567', now(), 'ada@example.com')`,
  );
  const line = await loggedError(
    'INSERT INTO blocked_address (number, blocked_at, blocked_by) VALUES ($1, now(), $2)',
    ['+393201234567', 'ada@example.com'],
  );
  expect(line).toContain('blocked_address_pkey');
  expect(line).not.toMatch(/3201234567|ada@/);
});
