import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { adoptFiles } from './adopt-files.ts';
import { claimImport } from './claim-import.ts';
import { ImportTakenOver } from './hold-import.ts';
import { storeFile } from './import-file.ts';
import { createImporter, type Importer } from './importer.ts';
import type { ImportRow } from './import-row.ts';
import { getImport } from './get-import.ts';
import { receiveFile } from './receive-file.ts';
import { runImport } from './run-import.ts';

let database: TestDatabase;
const now = Date.now;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.deleteFrom('import_chunk').execute();
  await database.db.deleteFrom('profile_import').execute();
  await database.db.deleteFrom('profile').execute();
});

function importer(): Importer {
  const { db, pool } = database;
  return createImporter({ db, pool, log: pino({ level: 'silent' }), now });
}

/** A file of `people` rows; every tenth has no number, every twentieth comes twice. */
function file(people: number): string {
  const rows = ['id,phone,first_name,consent,tier'];
  for (let n = 0; n < people; n += 1) {
    const phone = n % 10 === 9 ? '' : `+39320${1_000_000 + n}`;
    rows.push(`p-${n},${phone},Name ${n},${n % 3 === 0 ? 'no' : 'yes'},gold`);
    if (n % 20 === 0) rows.push(`p-${n},${phone},Later ${n},,silver`);
  }
  return rows.join('\n');
}

async function received(text: string): Promise<ImportRow> {
  return receiveFile(
    { db: database.db, now },
    { bytes: Readable.from([Buffer.from(text)]), fileName: 'people.csv' },
  );
}

async function settled(id: string): Promise<ImportRow> {
  for (;;) {
    const row = await getImport(database.db, id);
    if (row === undefined) throw new Error('The import is gone.');
    if (row.status !== 'importing' && row.status !== 'checking') return row;
    await sleep(10);
  }
}

async function begun(text: string): Promise<ImportRow> {
  const uploaded = await received(text);
  const idle = importer();
  await idle.stop();
  const row = await idle.begin(uploaded.id, 'importing', {
    mapping: uploaded.mapping ?? {},
    defaultCountry: null,
    audienceName: 'All of them',
  });
  if (row === undefined) throw new Error('The import did not begin.');
  return row;
}

async function everything() {
  const { db } = database;
  return {
    profiles: await db
      .selectFrom('profile')
      .select(['external_id', 'phone', 'first_name', 'attributes', 'marketing_consent'])
      .orderBy('external_id')
      .execute(),
    consent: await db
      .selectFrom('consent_entry')
      .select(['profile_id', 'purpose', 'state', 'proof'])
      .orderBy('profile_id')
      .orderBy('proof')
      .execute(),
    members: (await db.selectFrom('audience_member').select('profile_id').execute()).length,
    suppressed: (await db.selectFrom('suppression').select('number').execute()).length,
    left: (await db.selectFrom('profile_import_row').select('line').execute()).length,
    rejected: (await db.selectFrom('profile_import_rejection').select('line').execute()).length,
  };
}

async function forget(): Promise<void> {
  for (const table of ['consent_entry', 'suppression', 'address', 'audience', 'profile'] as const) {
    await database.db.deleteFrom(table).execute();
  }
}

test('an import that is stopped again and again ends as one that never was', async () => {
  const people = 4000;
  const straight = await begun(file(people));
  const first = importer();
  first.start();
  const done = await settled(straight.id);
  await first.stop();
  const wanted = await everything();
  expect(done).toMatchObject({ status: 'done', rows_imported: 3800, rows_rejected: 400 });
  expect(wanted.profiles).toHaveLength(3600);
  expect(wanted).toMatchObject({ members: 3600, left: 0, rejected: 400 });
  await database.db.deleteFrom('profile_import').execute();
  await forget();

  const started = await begun(file(people));
  let stops = 0;
  let row: ImportRow | undefined = started;
  while (row?.status === 'importing') {
    const stopping = new AbortController();
    // The first time while it reads, later after each set it writes.
    if (stops === 0) setImmediate(() => stopping.abort());
    const clock = () => {
      stopping.abort();
      return Date.now();
    };
    const worker = randomUUID();
    await database.db
      .updateTable('profile_import')
      .set({ worker })
      .where('id', '=', row.id)
      .execute();
    await runImport({ db: database.db, worker, now: clock, signal: stopping.signal }, row);
    stops += 1;
    row = await getImport(database.db, started.id);
  }
  expect(stops).toBeGreaterThan(4);
  expect(await settled(started.id)).toMatchObject({
    status: 'done',
    rows_done: 4200,
    rows_imported: 3800,
    rows_rejected: 400,
    bytes_done: done.byte_size,
  });
  expect(await everything()).toEqual(wanted);
});

test('what one process received another imports; the file goes when it is done, and so do broken uploads', async () => {
  const started = await begun(file(50));
  const forgotten = randomUUID();
  await storeFile(database.db, forgotten, Readable.from([Buffer.from('nobody knows me')]), () => 0);
  const arriving = randomUUID();
  await storeFile(database.db, arriving, Readable.from([Buffer.from('under way')]), now);
  const [one, other] = [importer(), importer()];
  one.start();
  other.start();
  expect(await settled(started.id)).toMatchObject({ status: 'done', rows_imported: 48 });
  await Promise.all([one.stop(), other.stop()]);
  const left = await database.db.selectFrom('import_chunk').select('import_id').execute();
  expect(left).toEqual([{ import_id: arriving }]);
});

test('a process whose import was taken over writes nothing any more', async () => {
  const started = await begun(file(50));
  const { db, pool } = database;
  const slow = await claimImport(db, pool);
  if (slow === null) throw new Error('nothing to claim');
  expect(await claimImport(db, pool)).toBeNull();
  slow.release();
  const next = importer();
  next.start();
  await settled(started.id);
  await next.stop();
  const after = await everything();
  await expect(
    runImport({ db, worker: slow.worker, now, signal: new AbortController().signal }, slow.row),
  ).rejects.toThrow(ImportTakenOver);
  expect(await everything()).toEqual(after);
});

test('files that an earlier version kept in a folder are taken over', async () => {
  const started = await begun(file(50));
  const { db } = database;
  await db.deleteFrom('import_chunk').execute();
  const home = await mkdtemp(join(tmpdir(), 'waypost-imports-'));
  try {
    const folder = join(home, 'imports');
    await mkdir(folder);
    await writeFile(join(folder, `${started.id}.csv`), file(50));
    await writeFile(join(folder, `${randomUUID()}.csv`), 'nobody knows me');
    await adoptFiles(db, folder);
    expect(await readdir(home)).toEqual([]);
    await adoptFiles(db, folder);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const next = importer();
  next.start();
  expect(await settled(started.id)).toMatchObject({ status: 'done', rows_imported: 48 });
  await next.stop();
});

test('an import whose file is gone fails and says so; nothing is left of it', async () => {
  const started = await begun(file(50));
  await database.db.deleteFrom('import_chunk').execute();
  const next = importer();
  next.start();
  expect(await settled(started.id)).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('Upload it again'),
  });
  await next.stop();
  expect((await everything()).left).toBe(0);
});
