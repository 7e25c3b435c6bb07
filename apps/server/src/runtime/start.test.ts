import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stopEmbeddedPostgres } from '@waypost/engine/embedded-postgres';
import { createTestDatabase, freePort } from '@waypost/engine/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const LINK = /http:\/\/127\.0\.0\.1:\d+\/sign-in\/link\/\w+/;

let folder: string;
let environment: Record<string, string>;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waypost-start-'));
  // As root, PostgreSQL runs under another account and must get in.
  await chmod(folder, 0o755);
  environment = {
    DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    WAYPOST_DEMO: 'off',
    LOG_LEVEL: 'warn',
  };
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await stopEmbeddedPostgres(join(folder, 'data'));
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  output(): string;
  readonly ended: Promise<number | null>;
}

function run(script: string, words: readonly string[] = [], input?: string): Run {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(WAYPOST|DATABASE|SIMULATOR|PUBLIC|GRAPH)_|^HOST$/.test(name),
  );
  const child = spawn(process.execPath, [script, ...words], {
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

/** Starts Waypost and waits for its sign-in link. */
async function start(): Promise<Run & { link: string }> {
  const started = run(MAIN);
  let code: number | null | undefined;
  void started.ended.then((end) => (code = end));
  for (;;) {
    const link = LINK.exec(started.output())?.[0];
    if (link) return { ...started, link };
    if (code !== undefined) throw new Error(`ended with ${code}: ${started.output()}`);
    await sleep(20);
  }
}

async function command(...words: string[]): Promise<{ code: number | null; output: string }> {
  const ran = run(CLI, words);
  return { code: await ran.ended, output: ran.output() };
}

function occupy(port: number): Promise<{ port: number; server: Server }> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });
}

async function postgresPid(): Promise<number> {
  const note = await readFile(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8');
  return Number(note.split('\n')[0]);
}

async function status(link: string, path: string): Promise<number> {
  return (await fetch(new URL(path, link))).status;
}

test('a wrong setting stops the start and is named', async () => {
  environment['PORT'] = 'eighty';
  const started = run(MAIN);
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain('PORT must be a whole number');
});

test('starts with nothing configured; health, webhooks and sign-in answer; ends with its database on request', async () => {
  const { child, link, ended } = await start();
  expect(await status(link, '/healthz')).toBe(200);
  expect(await status(link, '/readyz')).toBe(200);
  expect(await status(link, '/api/session')).toBe(401);
  const nobody = '/webhooks/whatsapp/7d1c4f3e-58a2-4a55-9d8e-0c0a3b9d2f11';
  expect(await status(link, nobody)).toBe(404);
  expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toBe('/');
  expect((await stat(join(folder, 'data', 'secret-key'))).mode & 0o777).toBe(0o600);

  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await expect(readFile(join(folder, 'data', 'postgres', 'postmaster.pid'))).rejects.toThrow(
    /ENOENT/,
  );
});

test('a second start prints a link to the first and ends; so does a command', async () => {
  const { link } = await start();
  const second = run(MAIN);
  expect(await second.ended).toBe(0);
  const other = LINK.exec(second.output())?.[0] ?? '';
  expect(new URL(other).origin).toBe(new URL(link).origin);
  expect(other).not.toBe(link);
  const minted = await command('link');
  for (const each of [other, minted.output.trim()]) {
    expect((await fetch(each, { redirect: 'manual' })).headers.get('location')).toBe('/');
  }
});

test('two first starts at the same moment end with one server and two links', async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect(new URL(first.link).origin).toBe(new URL(second.link).origin);
  expect((await command('status')).output).toContain(new URL(first.link).origin);
});

test('killed, it starts again on the database that still runs', async () => {
  const first = await start();
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await start();
  expect(second.link).not.toBe(first.link);
  // The link of before the kill was not lost with the server.
  const late = new URL(new URL(first.link).pathname, second.link);
  expect((await fetch(late, { redirect: 'manual' })).headers.get('location')).toBe('/');
});

test('its PostgreSQL killed under it, it brings that back and stays the one server', async () => {
  const { link } = await start();
  const before = await postgresPid();
  process.kill(before, 'SIGKILL');
  await expect.poll(() => postgresPid().catch(() => before), { timeout: 25_000 }).not.toBe(before);
  await expect.poll(() => status(link, '/readyz'), { timeout: 25_000 }).toBe(200);
  await expect
    .poll(async () => (await command('status')).output, { timeout: 10_000 })
    .toContain(new URL(link).origin);
});

test('a port in use by something else means the next one, said aloud', async () => {
  const { server, port } = await occupy(Number(environment['PORT']));
  try {
    const started = await start();
    expect(Number(new URL(started.link).port)).toBeGreaterThan(port);
    expect(started.output()).toContain(`Port ${port} is in use`);
  } finally {
    server.close();
  }
});

test('npm stop ends the server and its database', async () => {
  const { ended } = await start();
  expect(await command('stop')).toMatchObject({ code: 0, output: 'Waypost has stopped.\n' });
  expect(await ended).toBe(0);
  expect((await command('status')).output).toContain('does not run, nor does its database');
  expect(await command('stop')).toMatchObject({ code: 0, output: 'Waypost was not running.\n' });
});

test('a command that needs the server says how to start it', async () => {
  expect(await command('link')).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm start'),
  });
});

test('a key made on the command line opens the API, and is refused once revoked', async () => {
  const { link } = await start();
  const key = (
    await command('api-key', 'create', '--role', 'viewer', '--name', 'shop')
  ).output.trim();
  const ask = async () =>
    (await fetch(new URL('/api/session', link), { headers: { authorization: `Bearer ${key}` } }))
      .status;
  expect(await ask()).toBe(200);
  const id = (await command('api-key', 'list')).output.split(' ')[0] ?? '';
  expect((await command('api-key', 'revoke', id)).code).toBe(0);
  expect(await ask()).toBe(401);
});

test('opened to the network, it answers only webhooks until the owner has a password', async () => {
  environment['HOST'] = '0.0.0.0';
  const { link } = await start();
  expect(await status(link, '/')).toBe(403);
  expect(await status(link, '/api/session')).toBe(403);
  const owner = run(CLI, ['owner', 'ada@example.com'], 'correct horse battery\n');
  expect(await owner.ended).toBe(0);
  expect(await status(link, '/api/session')).toBe(401);
});

test('works on a database of somebody else, and leaves it running', async () => {
  const database = await createTestDatabase();
  try {
    environment['DATABASE_URL'] = database.connectionString;
    const { child, link, ended } = await start();
    expect(await status(link, '/readyz')).toBe(200);
    const second = run(MAIN);
    expect(await second.ended).toBe(0);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect((await database.pool.query('select 1 as answer')).rows).toEqual([{ answer: 1 }]);
  } finally {
    await database.drop();
  }
});

test(
  'a web process and a worker share a database: one answers people, both say how they are; another secret key is refused',
  { timeout: 240_000 },
  async () => {
    const database = await createTestDatabase();
    try {
      environment['DATABASE_URL'] = database.connectionString;
      environment['WAYPOST_ROLE'] = 'web';
      const web = await start();
      const worker = run(MAIN, ['--role=worker']);
      await expect.poll(() => worker.output(), { timeout: 60_000 }).toContain('/readyz');
      const workerUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(worker.output())?.[0] ?? '';
      for (const url of [web.link, workerUrl]) {
        const answer = await fetch(new URL('/readyz', url), {
          headers: { accept: 'application/json' },
        });
        expect(await answer.json()).toEqual({ status: 'ready', reasons: [] });
      }
      expect(await status(web.link, '/api/session')).toBe(401);
      expect(await status(workerUrl, '/api/session')).toBe(404);
      const minted = (await command('link')).output.trim();
      expect((await fetch(minted, { redirect: 'manual' })).headers.get('location')).toBe('/');

      environment['WAYPOST_SECRET_KEY'] = Buffer.alloc(32, 1).toString('base64');
      const stranger = run(MAIN, ['--role=worker']);
      expect(await stranger.ended).toBe(1);
      expect(stranger.output()).toContain('The secret key is not the one');
      worker.child.kill('SIGTERM');
      expect(await worker.ended).toBe(0);
    } finally {
      await database.drop();
    }
  },
);
