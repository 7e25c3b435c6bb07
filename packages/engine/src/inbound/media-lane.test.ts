import { createServer, type Server } from 'node:http';

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { getMessage, messageBubble } from '../messages/index.ts';
import { assetBytes } from '../media/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addSender } from '../testing/journeys.ts';
import { postWebhook } from '../testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

const patience = { timeout: 25_000, interval: 20 };

/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let database: TestDatabase;
let meta: Server;
let engine: RunningEngine;
let senderId: string;
/** Requests that were answered, by media id; the stand-in asks for the token each time. */
const asked: string[] = [];
let failures = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  meta = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://meta').pathname;
    const id = path.split('/').at(-1) ?? '';
    asked.push(id);
    if (request.headers.authorization !== 'Bearer token') {
      response.writeHead(401).end();
    } else if (path.startsWith('/files/')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    } else if (id === 'gone' || (id === 'slow' && failures++ < 1)) {
      const error = id === 'gone' ? { code: 100, error_subcode: 33 } : { code: 131000 };
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: 'no', ...error } }));
    } else {
      const host = request.headers.host ?? '';
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ id, url: `http://${host}/files/${id}`, mime_type: 'image/png' }),
      );
    }
  });
  await new Promise<void>((listening) => {
    meta.listen(0, '127.0.0.1', () => listening());
  });
  const address = meta.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  engine = await startEngine(database, `http://127.0.0.1:${port}`, {
    roles: { advance: false, dispatch: false, launches: false },
  });
});

afterAll(async () => {
  await engine.stop();
  await new Promise((closed) => {
    meta.close(closed);
    meta.closeAllConnections();
  });
  await database.drop();
});

async function send(mediaId: string, type = 'image', more: object = {}): Promise<void> {
  await postWebhook(database.db, engine, senderId, {
    messages: [
      {
        from: '447700900123',
        id: `wamid.${mediaId}`,
        timestamp: String(Math.floor(engine.now() / 1000)),
        type,
        [type]: {
          id: mediaId,
          mime_type: type === 'image' ? 'image/png' : 'application/pdf',
          ...more,
        },
      },
    ],
  });
}

async function medium(mediaId: string) {
  const { rows } = await sql<{
    state: string;
    problem: string | null;
    asset_id: string | null;
    message_id: string;
    tries: number;
  }>`SELECT * FROM inbound_medium WHERE media_id = ${mediaId}`.execute(database.db);
  return rows[0];
}

test('a picture is fetched with the token, kept with its bytes, and shown in its message', async () => {
  await send('pic');
  await expect.poll(async () => (await medium('pic'))?.state, patience).toBe('stored');
  const stored = await medium('pic');
  const assetId = stored?.asset_id ?? '';
  expect(await assetBytes(database.db, assetId)).toEqual(picture);
  const message = await getMessage(database.db, stored?.message_id ?? '');
  expect(message === undefined ? null : messageBubble(message)).toMatchObject({
    header: { kind: 'image', url: `/api/media/${assetId}/content` },
  });
  expect(asked.filter((id) => id === 'pic')).toHaveLength(2);
  await send('pic');
  expect(asked.filter((id) => id === 'pic')).toHaveLength(2);
});

test('a document keeps the name the person gave it', async () => {
  await send('doc', 'document', { filename: 'receipt.png' });
  await expect.poll(async () => (await medium('doc'))?.state, patience).toBe('stored');
  const { rows } = await sql`
    SELECT a.file_name, a.origin FROM media_asset a JOIN inbound_medium i ON i.asset_id = a.id
     WHERE i.media_id = 'doc'`.execute(database.db);
  expect(rows).toEqual([{ file_name: 'receipt.png', origin: 'inbound' }]);
});

test('what Meta cannot give now is tried again; what it does not know any more is given up', async () => {
  await send('slow');
  await send('gone');
  await expect.poll(async () => (await medium('slow'))?.tries, patience).toBe(1);
  await expect
    .poll(async () => {
      engine.pass(60_000);
      return (await medium('slow'))?.state;
    }, patience)
    .toBe('stored');
  await expect
    .poll(async () => {
      engine.pass(60_000);
      const { state, problem } = (await medium('gone')) ?? {};
      return { state, problem };
    }, patience)
    .toEqual({ state: 'failed', problem: 'gone' });
});
