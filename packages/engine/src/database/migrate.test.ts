import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { migrate, schemaIsCurrent } from './migrate.ts';

let database: TestDatabase;
let later: string;

beforeAll(async () => {
  database = await createTestDatabase();
  later = await mkdtemp(join(tmpdir(), 'waypost-later-version-'));
  await cp(fileURLToPath(new URL('./migrations/', import.meta.url)), later, { recursive: true });
});

afterAll(async () => {
  await database.drop();
  await rm(later, { recursive: true, force: true });
});

async function indexes(): Promise<{ name: string; valid: boolean }[]> {
  const { rows } = await sql<{ name: string; valid: boolean }>`
    SELECT c.relname AS name, i.indisvalid AS valid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relname LIKE 'later_%' ORDER BY name`.execute(database.db);
  return rows;
}

test('a later version changes the tables while this one works on them; nobody stands behind it for long', async () => {
  const { db, pool } = database;
  await writeFile(join(later, '9001-later.sql'), 'ALTER TABLE journey ADD later text;\n');
  const busy = await pool.connect();
  await busy.query('BEGIN');
  await busy.query('SELECT id FROM journey');
  const upgraded = migrate(db, new Date(), later);
  // Well over the time that a migration waits for a lock: it has given way at least once.
  const reads: number[] = [];
  for (const began = performance.now(); performance.now() - began < 3500;) {
    const asked = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await pool.query('SELECT count(*) FROM journey');
    reads.push(performance.now() - asked);
  }
  expect(reads.length).toBeGreaterThan(1);
  await busy.query('COMMIT');
  busy.release();
  expect(await upgraded).toEqual(['9001-later.sql']);
  expect(await migrate(db, new Date(), later)).toEqual([]);
});

test('this version refuses to start on tables of a later one, and says which version to start', async () => {
  expect(await schemaIsCurrent(database.db)).toBe(false);
  await expect(migrate(database.db)).rejects.toThrow(/later version.*9001-later\.sql/);
});

test('an index built beside the work is built anew when its first try was cut off; two processes migrate one after the other', async () => {
  const { db } = database;
  await sql`CREATE INDEX later_index ON message_default (id)`.execute(db);
  await sql`UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'later_index'::regclass`.execute(
    db,
  );
  await writeFile(
    join(later, '9002-later-index.sql'),
    [
      '-- Outside a transaction.',
      'DROP INDEX IF EXISTS later_index;',
      'CREATE INDEX CONCURRENTLY later_index ON message_default (id);',
      '',
    ].join('\n'),
  );
  const both = await Promise.all([1, 2].map(() => migrate(db, new Date(), later)));
  expect(both.flat()).toEqual(['9002-later-index.sql']);
  expect(await indexes()).toEqual([{ name: 'later_index', valid: true }]);
});
