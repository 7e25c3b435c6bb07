import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

import {
  addSender,
  createTestDatabase,
  startEngine,
  testAppSecret,
  type RunningEngine,
  type TestDatabase,
} from '@waypost/engine/testing';
import { parseWebhook, sign, type WebhookUpdate } from '@waypost/whatsapp/cloud-api';
import express from 'express';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { mountWebhooks } from './webhooks.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let engine: RunningEngine;
let server: Server;
let url: string;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  await sql`
    UPDATE sender SET phone_number_id = '106540352242922', display_phone_number = '+15550783881',
                      waba_id = '102290129340398'`.execute(database.db);
  engine = await startEngine(database, 'http://127.0.0.1:9', {
    roles: { advance: false, dispatch: false, launches: false },
  });
  const app = express();
  mountWebhooks(app, engine);
  server = createServer(app);
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => listening());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  url = `http://127.0.0.1:${port}/webhooks/whatsapp`;
});

afterAll(async () => {
  await new Promise((closed) => {
    server.close(closed);
  });
  await engine.stop();
  await database.drop();
});

async function post(path: string, body: Buffer, signature = sign(body, testAppSecret)) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
  });
  return answer.status;
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(database.db);
  return rows[0]?.n ?? 0;
}

async function settled(): Promise<void> {
  await expect.poll(() => count('webhook_inbox'), patience).toBe(0);
}

const alert = (id: string): Buffer =>
  // As Meta writes it: escaped beyond need, so that only the raw bytes carry the signature.
  Buffer.from(
    `{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","time":1,"changes":[{"field":"account_alerts","value":{"entity_type":"WABA","entity_id":"${id}","alert_info":{"alert_severity":"INFORMATIONAL","alert_type":"A\\/B","alert_description":"Caf\\u00e9"}}}]}]}`,
  );

test('a webhook is signed over its raw bytes, on the path of the sender and on the shared one', async () => {
  expect(await post(`/${senderId}`, alert('1'))).toBe(200);
  expect(await post('', alert('2'))).toBe(200);
  await settled();
  const { rows } = await sql`
    SELECT code, detail->>'description' AS description FROM sender_notice ORDER BY id`.execute(
    database.db,
  );
  expect(rows).toEqual([
    { code: 'A/B', description: 'Café' },
    { code: 'A/B', description: 'Café' },
  ]);
});

test('what is not signed by the app, or too long, is refused and not stored', async () => {
  const stored = await count('webhook');
  const forged = sign(alert('3'), 'somebody else’s secret');
  for (const path of [`/${senderId}`, '']) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await post(path, alert('3'), forged)).toBe(401);
    // oxlint-disable-next-line no-await-in-loop
    expect(await post(path, Buffer.alloc(3 * 1024 * 1024 + 1, ' '))).toBe(413);
  }
  expect(await post('/00000000-0000-4000-8000-000000000000', alert('3'))).toBe(404);
  expect(await count('webhook')).toBe(stored);
});

test('a thousand updates in one webhook are all applied', async () => {
  const messages = Array.from({ length: 1000 }, (_, n) => ({
    from: `4477008${String(n).padStart(5, '0')}`,
    id: `wamid.batch.${n}`,
    timestamp: String(Math.floor(engine.now() / 1000)),
    type: 'text',
    text: { body: `message ${n}` },
  }));
  const metadata = { display_phone_number: '15550783881', phone_number_id: '106540352242922' };
  const entry = {
    id: '102290129340398',
    changes: [{ field: 'messages', value: { metadata, messages } }],
  };
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: [entry] }));
  expect(await post(`/${senderId}`, body)).toBe(200);
  await settled();
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM message m JOIN customer_window w
        ON w.bucket = m.bucket AND w.profile_id = m.profile_id
     WHERE m.wamid LIKE 'wamid.batch.%'`.execute(database.db);
  expect(rows).toEqual([{ n: 1000 }]);
});

const samples = process.env['WAYPOST_WEBHOOK_FIXTURES'];

/** The samples use the same person and the same wamids over and over. */
async function anew(): Promise<void> {
  for (const table of [
    'reservation',
    'attempt',
    'message',
    'profile',
    'address',
    'consent_entry',
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    await sql`DELETE FROM ${sql.table(table)}`.execute(database.db);
  }
  await sql`
    WITH added AS (
      INSERT INTO profile (bucket, id, external_id, phone, bsuid, marketing_consent, created_at, updated_at)
      SELECT bucket_of(profile_id_of('crm-1')), profile_id_of('crm-1'), 'crm-1', '+16505551234',
             'US.13491208655302741918', 'out', now(), now()
      RETURNING bucket, id, phone, bsuid
    )
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT 'phone', phone, bucket, id FROM added UNION ALL SELECT 'bsuid', bsuid, bucket, id FROM added`.execute(
    database.db,
  );
}

/** Whether the update left the mark its kind should leave. */
async function leftItsMark(update: WebhookUpdate): Promise<boolean> {
  const { rows } = await markOf(update).execute(database.db);
  return rows.length > 0;
}

function markOf(update: WebhookUpdate) {
  if (update.kind === 'inbound') {
    return update.type === 'system'
      ? sql`SELECT FROM profile WHERE phone = ${`+${update.system?.waId}`}`
      : sql`SELECT FROM message m
              LEFT JOIN event e ON e.bucket = m.bucket AND e.payload->>'wamid' = m.wamid
             WHERE m.wamid = ${update.id} AND m.direction = 'in'
               AND (e.id IS NOT NULL OR ${update.groupId !== null})`;
  }
  if (update.kind === 'status') {
    // A message that Meta held back (131049) goes once more, a day later.
    return update.status === 'failed'
      ? sql`SELECT FROM outbox WHERE due_at > now() + interval '23 hours'`
      : sql`SELECT FROM message WHERE wamid = ${update.wamid} AND state = ${update.status}`;
  }
  if (update.kind === 'user_preference') {
    return sql`SELECT FROM profile WHERE external_id = 'crm-1' AND marketing_consent = 'in'`;
  }
  return sql`SELECT FROM sender_notice WHERE key LIKE ${`${update.key}%`}`;
}

describe.skipIf(samples === undefined)('samples of real webhooks', () => {
  const files =
    samples === undefined ? [] : readdirSync(samples).filter((name) => name.endsWith('.json'));

  beforeAll(async () => {
    for (const [name, language] of [
      ['welcome_template', 'en_US'],
      ['order_confirmation', 'en_US'],
      ['abandoned_cart', 'en'],
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      await sql`
        INSERT INTO template (waba_id, meta_id, name, language, category, status, components, synced_at)
        VALUES ('102290129340398', ${`meta-${name}`}, ${name}, ${language}, 'UTILITY', 'PENDING', '[]', now())`.execute(
        database.db,
      );
    }
  });

  test.each(files)('%s is stored, has its effect, and none the second time', async (name) => {
    const body = readFileSync(join(samples ?? '', name));
    const updates = parseWebhook(JSON.parse(body.toString('utf8')));
    await anew();
    for (const update of updates) {
      if (update.kind !== 'status') continue;
      // oxlint-disable-next-line no-await-in-loop
      await sql`
        WITH sent AS (
          INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, payload, created_at,
                               state, wamid, accepted_at)
          SELECT bucket, id_in_bucket(bucket, ${update.wamid}), 'out', id, ${senderId}, phone, '{}',
                 ${new Date(engine.now())}, 'accepted', ${update.wamid}, ${new Date(engine.now())}
            FROM profile WHERE external_id = 'crm-1'
          RETURNING bucket, id, sender_id, wamid
        )
        INSERT INTO attempt (bucket, message_id, n, sender_id, state, wamid, claimed_at)
        SELECT bucket, id, 1, sender_id, 'accepted', wamid, now() FROM sent`.execute(database.db);
    }
    const before = await count('webhook');
    expect(await post(`/${senderId}`, body)).toBe(200);
    expect(await count('webhook')).toBe(before + 1);
    await settled();
    for (const update of updates) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await leftItsMark(update)).toBe(true);
    }
    const sizes = () =>
      Promise.all(
        ['message', 'event', 'profile', 'sender_notice', 'consent_entry', 'address'].map(count),
      );
    const known = await sizes();
    expect(await post(`/${senderId}`, body)).toBe(200);
    await settled();
    expect(await sizes()).toEqual(known);
  });
});
