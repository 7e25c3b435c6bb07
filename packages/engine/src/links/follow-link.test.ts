import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, noon, testEngine, type TestEngine } from '../testing/journeys.ts';
import { followLink, type LinkRequest } from './follow-link.ts';
import { shortenDraft } from './shorten-draft.ts';
import { createShortLinks } from './short-links.ts';

const messageId = '0a1b2c3d-0000-4000-8000-000000000001';
const phone =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

let database: TestDatabase;
let engine: TestEngine;
let links: NonNullable<TestEngine['shortLinks']>;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
  if (engine.shortLinks === null) throw new Error('the test engine makes short links');
  links = engine.shortLinks;
  await addProfiles(database.db, 1);
  const payload = shortenDraft(
    { type: 'text', text: { body: 'https://shop.example/cart and https://shop.example/help' } },
    { messageId, shortLinks: links, template: null },
  );
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, payload, created_at, state,
                         version_id, activity)
    SELECT bucket_of(${messageId}::uuid), ${messageId}, 'out', id, gen_random_uuid(),
           ${JSON.stringify(payload)}::jsonb, ${new Date(noon)}, 'delivered', 7, 'greet'
      FROM profile`.execute(database.db);
});

afterAll(() => database.drop());

function ask(index: number, more: Partial<LinkRequest> = {}): Promise<string | null> {
  return followLink(engine, {
    code: links.codeOf(messageId, index),
    isVisit: true,
    headers: { 'user-agent': phone },
    ...more,
  });
}

async function clicks(): Promise<string[]> {
  const { rows } = await sql<{ url: string }>`
    SELECT payload ->> 'url' AS url FROM event WHERE kind = 'click' ORDER BY id`.execute(
    database.db,
  );
  return rows.map(({ url }) => url);
}

async function counted(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT coalesce(sum(n), 0)::int AS n FROM activity_delta
     WHERE version_id = 7 AND activity = 'greet' AND outcome = 'clicked'`.execute(database.db);
  return rows[0]?.n ?? 0;
}

test('a preview and a robot are sent on and not counted', async () => {
  expect(await ask(0, { isVisit: false })).toBe('https://shop.example/cart');
  for (const agent of [
    'WhatsApp/2.25.30.75 A',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    '',
  ]) {
    expect(await ask(0, { headers: { 'user-agent': agent } })).toBe('https://shop.example/cart');
  }
  expect(
    await ask(0, { headers: { 'user-agent': phone, 'sec-purpose': 'prefetch;prerender' } }),
  ).toBe('https://shop.example/cart');
  expect(await clicks()).toEqual([]);
});

test('every tap is an event of the person, and each message counts once as clicked', async () => {
  expect(await ask(0)).toBe('https://shop.example/cart');
  expect(await ask(0)).toBe('https://shop.example/cart');
  expect(await clicks()).toEqual(['https://shop.example/cart']);
  engine.setNow(noon + 60_000);
  await ask(0);
  await ask(1);
  expect(await clicks()).toEqual([
    'https://shop.example/cart',
    'https://shop.example/cart',
    'https://shop.example/help',
  ]);
  expect(await counted()).toBe(1);
});

test('a made-up code, a code of another installation and a link that is not there lead nowhere', async () => {
  const foreign = createShortLinks(Buffer.alloc(32, 2), 'https://waypost.example');
  for (const code of ['x', '', links.codeOf(messageId, 9), foreign.codeOf(messageId, 0)]) {
    expect(await ask(0, { code })).toBeNull();
  }
  const code = links.codeOf(messageId, 0);
  expect(
    await ask(0, { code: `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}` }),
  ).toBeNull();
});
