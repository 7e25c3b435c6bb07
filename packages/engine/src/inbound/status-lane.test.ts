import { makeEcho } from '@waypost/whatsapp/cloud-api';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, addSender } from '../testing/journeys.ts';
import { postWebhook, status, text } from '../testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let engine: RunningEngine;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  engine = await startEngine(database, 'http://127.0.0.1:9', {
    roles: { advance: false, dispatch: false, launches: false },
  });
});

afterAll(async () => {
  await engine.stop();
  await database.drop();
});

/** A message that was accepted. Its id is its person's, which is as good as any. */
async function acceptedMessage(): Promise<string> {
  await addProfiles(database.db, 1);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, payload, created_at, wamid, state, accepted_at)
    SELECT bucket, id, 'out', id, ${senderId}, phone, '{}', ${new Date(engine.now())}, 'wamid.1', 'accepted',
           ${new Date(engine.now())}
      FROM profile
    RETURNING id`.execute(database.db);
  return rows[0]?.id ?? '';
}

async function stateOf(messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`
    SELECT state FROM message WHERE id = ${messageId}`.execute(database.db);
  return rows[0]?.state;
}

async function written(): Promise<number> {
  const { rows } = await sql`SELECT FROM message WHERE direction = 'in'`.execute(database.db);
  return rows.length;
}

test('who writes is heard while statuses wait, and these are applied as soon as they can be', async () => {
  const messageId = await acceptedMessage();
  const holder = await database.pool.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM message WHERE id = $1 FOR UPDATE', [messageId]);
    const echo = makeEcho({ messageId, attempt: 1 });
    await postWebhook(database.db, engine, senderId, {
      statuses: [status({ wamid: 'wamid.1', status: 'delivered', at: engine.now(), echo })],
    });
    await postWebhook(database.db, engine, senderId, {
      messages: [text('+447700900001', 'wamid.in', 'Is it still on?', engine.now())],
    });
    await expect.poll(written, patience).toBe(1);
    expect(await stateOf(messageId)).toBe('accepted');
    await holder.query('COMMIT');
  } finally {
    holder.release();
  }
  await expect.poll(() => stateOf(messageId), patience).toBe('delivered');
});
