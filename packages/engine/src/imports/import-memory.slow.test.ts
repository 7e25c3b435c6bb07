import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { claimImport } from './claim-import.ts';
import { createImporter } from './importer.ts';
import { receiveFile } from './receive-file.ts';
import { runImport } from './run-import.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const people = 200_000;
const notes = 'x'.repeat(400);

/** About 100 MB. */
function* file(): Generator<Buffer> {
  yield Buffer.from('id,phone,first_name,consent,notes\n');
  for (let n = 0; n < people; n += 1) {
    yield Buffer.from(`m-${n},+39320${1_000_000 + n},Name ${n},yes,${notes}${n}\n`);
  }
}

/** What is still in use, in MB. */
function liveMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

test('memory does not grow with the file', { timeout: 900_000 }, async () => {
  const { db } = database;
  const now = Date.now;
  const { pool } = database;
  const importer = createImporter({ db, pool, log: pino({ level: 'silent' }), now });
  const uploaded = await receiveFile(
    { db, now },
    { bytes: Readable.from(file()), fileName: 'many.csv' },
  );
  expect(uploaded.byte_size).toBeGreaterThan(80_000_000);
  const mapping = uploaded.mapping ?? {};
  const begun = await importer.begin(uploaded.id, 'importing', { mapping, defaultCountry: null });
  if (begun === undefined) throw new Error('The import did not begin.');

  const before = liveMemory();
  const seen: number[] = [];
  const watch = setInterval(() => seen.push(liveMemory() - before), 1000);
  const claimed = await claimImport(db, pool);
  if (claimed === null) throw new Error('The import was not claimed.');
  const { row, worker } = claimed;
  await runImport({ db, worker, now, signal: new AbortController().signal }, row);
  claimed.release();
  clearInterval(watch);

  const { n } = await db
    .selectFrom('profile')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(n).toBe(people);
  expect(seen.length).toBeGreaterThan(10);
  // A hundredth of the file would be 1 MB; what is held is a set of rows and the tables of countries.
  expect(Math.max(...seen)).toBeLessThan(40);
});
