import { randomBytes } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { createApiKey, revokeApiKey } from '@waypost/engine/api-keys';
import { createTestDatabase, type TestDatabase } from '@waypost/engine/testing';
import { getMigrations } from 'better-auth/db/migration';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createAccounts,
  createIdentify,
  doorkeeper,
  mintSignInLink,
  mountSignIn,
  ownerHasPassword,
  setOwnerPassword,
  type Accounts,
} from './index.ts';

const ENVIRONMENT_KEY = 'a key given from outside';

let database: TestDatabase;
let accounts: Accounts;
const servers: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  for (const server of servers) server.close();
  await database.drop();
});

/** A server with the doors, the sign-in and one page that says who is there. */
async function start(
  listeningOn = '127.0.0.1',
  secureOrigin: string | null = null,
): Promise<{ origin: string; port: number }> {
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  accounts = createAccounts({
    pool: database.pool,
    secretKey: randomBytes(32),
    origins: [origin],
  });
  const identify = createIdentify({
    accounts,
    db: database.db,
    environmentKey: ENVIRONMENT_KEY,
    now: Date.now,
  });
  app.use(doorkeeper({ listeningOn, isOpen: () => ownerHasPassword(database.pool) }));
  mountSignIn(app, accounts, secureOrigin);
  app.all('/who', async (request, response) => {
    response.json(await identify(request));
  });
  app.get('/webhooks/whatsapp/x', (_request, response) => {
    response.send('webhook');
  });
  return { origin, port };
}

/** `fetch` doesn't let a caller choose the Host header. */
function get(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

async function signIn(link: string): Promise<{ location: string | null; cookie: string }> {
  const answer = await fetch(link, { redirect: 'manual' });
  return {
    location: answer.headers.get('location'),
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  };
}

test('our tables are the ones better-auth expects', async () => {
  await start();
  const { toBeCreated, toBeAdded } = await getMigrations(accounts.auth.options);
  expect([...toBeCreated, ...toBeAdded]).toEqual([]);
});

describe('a sign-in link', () => {
  test('signs the owner in as administrator', async () => {
    const { origin } = await start();
    const { location, cookie } = await signIn(
      await mintSignInLink(accounts, database.pool, origin),
    );
    expect(location).toBe('/');
    const who = await fetch(`${origin}/who`, { headers: { cookie } });
    expect(await who.json()).toEqual({ actor: 'owner@waypost.local', role: 'admin' });
  });

  test('works once; afterwards it leads to the page that says so', async () => {
    const { origin } = await start();
    const link = await mintSignInLink(accounts, database.pool, origin);
    await signIn(link);
    const second = await signIn(link);
    expect(second).toEqual({ location: '/sign-in?reason=used', cookie: '' });
  });

  test('clicked twice at the same moment, signs in once', async () => {
    const { origin } = await start();
    const link = await mintSignInLink(accounts, database.pool, origin);
    const clicks = await Promise.all([signIn(link), signIn(link), signIn(link)]);
    expect(clicks.filter((click) => click.location === '/')).toHaveLength(1);
  });

  test('is too old after 15 minutes', async () => {
    const { origin } = await start();
    const link = await mintSignInLink(accounts, database.pool, origin);
    await database.pool.query(
      `update auth_verification set "expiresAt" = "expiresAt" - interval '15 minutes'`,
    );
    expect(await signIn(link)).toEqual({ location: '/sign-in?reason=used', cookie: '' });
  });

  test('made up by somebody signs nobody in', async () => {
    const { origin } = await start();
    expect(await signIn(`${origin}/sign-in/link/abcdefgh`)).toMatchObject({ cookie: '' });
  });
});

describe('a change asked for with the session cookie', () => {
  test.each([
    ['from the studio', { 'sec-fetch-site': 'same-origin' }, true],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, false],
    ['from another port of this machine', { 'sec-fetch-site': 'same-site' }, false],
    ['from an older browser on another site', { origin: 'https://evil.example' }, false],
  ])('%s', async (_from, headers, accepted) => {
    const { origin } = await start();
    const { cookie } = await signIn(await mintSignInLink(accounts, database.pool, origin));
    const who = await fetch(`${origin}/who`, { method: 'POST', headers: { ...headers, cookie } });
    expect((await who.json()) !== null).toBe(accepted);
  });
});

describe('an API key', () => {
  test('given from outside is an administrator', async () => {
    const { origin } = await start();
    const who = await fetch(`${origin}/who`, {
      headers: { authorization: `Bearer ${ENVIRONMENT_KEY}` },
    });
    expect(await who.json()).toEqual({ actor: 'api-key:WAYPOST_API_KEY', role: 'admin' });
  });

  test('has its role until it is revoked', async () => {
    const { origin } = await start();
    const { id, key } = await createApiKey(
      database.db,
      { name: 'shop', role: 'author', actor: 'test' },
      Date.now(),
    );
    const ask = async () =>
      (await fetch(`${origin}/who`, { headers: { authorization: `Bearer ${key}` } })).json();
    expect(await ask()).toEqual({ actor: 'api-key:shop', role: 'author' });
    await revokeApiKey(database.db, id, Date.now());
    expect(await ask()).toBeNull();
  });

  test('that is wrong is not saved by a good cookie', async () => {
    const { origin } = await start();
    const { cookie } = await signIn(await mintSignInLink(accounts, database.pool, origin));
    const who = await fetch(`${origin}/who`, {
      headers: { authorization: 'Bearer wrong', cookie },
    });
    expect(await who.json()).toBeNull();
  });
});

describe('strangers, before there is an owner with a password', () => {
  test('are refused everything but webhooks', async () => {
    const { port } = await start();
    expect(await get(port, '/who', { host: `localhost:${port}` })).toBe(200);
    expect(await get(port, '/who', { host: 'waypost.example.com' })).toBe(403);
    expect(
      await get(port, '/who', { host: `localhost:${port}`, 'x-forwarded-for': '1.2.3.4' }),
    ).toBe(403);
    expect(await get(port, '/who', { host: '127.0.0.1.evil.example' })).toBe(403);
    expect(await get(port, '/webhooks/whatsapp/x', { host: 'waypost.example.com' })).toBe(200);
  });

  test('are refused whatever host they name when the server listens to the network', async () => {
    const { port } = await start('0.0.0.0');
    expect(await get(port, '/who', { host: 'localhost' })).toBe(403);
  });
});

test('the owner signs in with a password from anywhere once it is set', async () => {
  const { origin, port } = await start('0.0.0.0');
  await expect(
    setOwnerPassword(accounts, database.pool, { email: 'Ada@Example.com', password: 'short' }),
  ).rejects.toThrow(/12 characters/);
  await setOwnerPassword(accounts, database.pool, {
    email: 'Ada@Example.com',
    password: 'correct horse battery',
  });
  expect(await get(port, '/who', { host: 'waypost.example.com' })).toBe(200);

  const signInWith = (password: string) =>
    fetch(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email: 'ada@example.com', password }),
    });
  expect((await signInWith('something else')).status).toBe(401);
  const answer = await signInWith('correct horse battery');
  const cookie = answer.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ');
  const who = await fetch(`${origin}/who`, { headers: { cookie } });
  expect(await who.json()).toEqual({ actor: 'ada@example.com', role: 'admin' });
});

test('a password is refused when another site sends it', async () => {
  const { origin } = await start();
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' }),
  });
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test('under an encrypted public address, the session cookie travels encrypted only', async () => {
  const { port } = await start('127.0.0.1', 'https://waypost.example.com');
  const link = await mintSignInLink(accounts, database.pool, '');
  const cookies = await new Promise<string[]>((resolve, reject) => {
    httpRequest(
      { host: '127.0.0.1', port, path: link, headers: { host: 'waypost.example.com' } },
      (response) => {
        response.resume();
        resolve(response.headers['set-cookie'] ?? []);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(cookies).toEqual([expect.stringMatching(/^waypost\.session_token=.*; Secure$/)]);
});

test('nobody can create an account, or ask for a link, over the network', async () => {
  const { origin } = await start();
  for (const path of ['sign-up/email', 'sign-in/magic-link']) {
    const answer = await fetch(`${origin}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({
        email: 'mallory@example.com',
        password: 'correct horse battery',
        name: 'M',
      }),
    });
    expect(answer.status).toBe(404);
  }
});
