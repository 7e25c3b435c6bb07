import pg from 'pg';
import { expect, test } from 'vitest';

import { isPassing, troubleOf } from './trouble.ts';

function databaseError(code: string): pg.DatabaseError {
  const error = new pg.DatabaseError('as the test wants it', 20, 'error');
  error.code = code;
  return error;
}

test.each([
  ['25006', 'database_read_only'],
  ['53100', 'database_disk_full'],
  ['57P01', 'database_unreachable'],
  ['57P03', 'database_starting'],
  ['53300', 'database_overloaded'],
  ['57014', 'database_overloaded'],
  ['XX001', 'database_damaged'],
])('SQLSTATE %s is trouble of the database: %s', (code, trouble) => {
  expect(troubleOf(databaseError(code))).toBe(trouble);
  expect(isPassing(databaseError(code))).toBe(true);
});

test.each(['22P05', '23505', '42P01', 'P0001'])('SQLSTATE %s comes again at each try', (code) => {
  expect(troubleOf(databaseError(code))).toBeNull();
  expect(isPassing(databaseError(code))).toBe(false);
});

test('a deadlock passes, although nothing is wrong with the database', () => {
  expect(troubleOf(databaseError('40P01'))).toBeNull();
  expect(isPassing(databaseError('40P01'))).toBe(true);
});

test('a lost connection passes, however it is told', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(troubleOf(refused)).toBe('database_unreachable');
  expect(troubleOf(new Error('Connection terminated unexpectedly'))).toBe('database_unreachable');
});

test('a real pool says so of a server that is not there, and of one that ended', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 2000 });
  const refused: unknown = await pool.query('SELECT 1').catch((error: unknown) => error);
  expect(troubleOf(refused)).toBe('database_unreachable');
  await pool.end();
  const ended: unknown = await pool.query('SELECT 1').catch((error: unknown) => error);
  expect(troubleOf(ended)).toBe('database_unreachable');
});

test('a defect of ours does not pass', () => {
  expect(isPassing(new TypeError('x is undefined'))).toBe(false);
  expect(isPassing('a text')).toBe(false);
});
