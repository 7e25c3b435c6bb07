import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { backUp, restore } from './backup.ts';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './start.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypost-backup-'));
  // As root, PostgreSQL runs under another account and must get in.
  await chmod(folder, 0o755);
});

afterEach(async () => {
  await stopEmbeddedPostgres(join(folder, 'data'));
  await rm(folder, { recursive: true, force: true });
});

async function numbers(connectionString: string): Promise<number[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>('SELECT n FROM number ORDER BY n');
    return rows.map(({ n }) => n);
  } finally {
    await client.end();
  }
}

test(
  'a backup taken while somebody writes holds what was committed before it ended, and comes up as a database',
  { timeout: 240_000 },
  async () => {
    const dataDir = join(folder, 'data');
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    await writeFile(join(dataDir, 'secret-key'), 'of before\n');
    const writer = new pg.Client({ connectionString: server.connectionString });
    await writer.connect();
    await writer.query('CREATE TABLE number (n int PRIMARY KEY)');
    let written = 0;
    let atEnd = Number.POSITIVE_INFINITY;
    const taking = backUp(dataDir, join(folder, 'backup'), Date.now()).then((manifest) => {
      atEnd = written;
      return manifest;
    });
    while (atEnd === Number.POSITIVE_INFINITY) {
      // oxlint-disable-next-line no-await-in-loop
      await writer.query('INSERT INTO number VALUES ($1)', [written + 1]);
      written += 1;
    }
    const manifest = await taking;
    expect(manifest.bytes).toBeGreaterThan(10_000_000);
    await expect(restore(join(folder, 'backup'), dataDir, Date.now())).rejects.toThrow(/npm stop/);
    await expect(backUp(dataDir, join(folder, 'backup'), Date.now())).rejects.toThrow(/not empty/);
    await writer.query('TRUNCATE number');
    await writer.end();
    await server.stop();
    await writeFile(join(dataDir, 'secret-key'), 'of later\n');

    const { movedTo } = await restore(join(folder, 'backup'), dataDir, Date.now());
    expect(await readdir(movedTo ?? '')).toContain('PG_VERSION');
    expect(await readFile(join(dataDir, 'secret-key'), 'utf8')).toBe('of before\n');
    const note: unknown = JSON.parse(await readFile(join(dataDir, 'restored.json'), 'utf8'));
    expect(note).toMatchObject({ backupTakenAt: manifest.takenAt });
    const restored = await startEmbeddedPostgres({ dataDir, durable: false });
    const found = await numbers(restored.connectionString);
    expect(found).toEqual(Array.from(found, (_, place) => place + 1));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(atEnd + 1);
  },
);

test('a folder that is no complete backup is refused', async () => {
  await writeFile(join(folder, 'waypost-backup.json'), '{"format": 1}');
  await expect(restore(folder, join(folder, 'data'), Date.now())).rejects.toThrow(
    /no complete backup/,
  );
});
