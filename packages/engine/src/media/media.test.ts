import { randomBytes } from 'node:crypto';

import type { CallResult } from '@waypost/whatsapp/cloud-api';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addSender,
  graphOf,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { assetUses } from './asset-uses.ts';
import { createMediaIds, type MediaIds, type UploadingSender } from './media-ids.ts';
import { assetBytes, readAsset } from './read-asset.ts';
import { removeAsset } from './remove-asset.ts';
import { storeAsset } from './store-asset.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const dayMs = 86_400_000;

let database: TestDatabase;
let engine: TestEngine;
let sender: UploadingSender;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
  const id = await addSender(database.db);
  sender = await database.db
    .selectFrom('sender')
    .select(['id', 'connection', 'token', 'app_secret', 'phone_number_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
});

beforeEach(() => engine.setNow(noon));
afterAll(() => database.drop());

function store(bytes: Buffer, fileName: string, mimeType?: string) {
  return storeAsset(
    database.db,
    { bytes, fileName, origin: 'upload', createdBy: 'Ann', ...(mimeType ? { mimeType } : {}) },
    noon,
  );
}

test('the type of a file is told by its content, whatever its name says', async () => {
  expect(await store(png, 'report.pdf')).toMatchObject({ mime_type: 'image/png' });
  expect(await store(Buffer.from('%PDF-1.7\n1 0 obj\n'), 'x.png')).toMatchObject({
    mime_type: 'application/pdf',
  });
  expect(await store(Buffer.from('Prices, as of June: 5 €\n'), 'prices.txt')).toMatchObject({
    mime_type: 'text/plain',
  });
  expect(await store(randomBytes(100), 'film.mp4', 'video/mp4')).toMatchObject({
    mime_type: 'video/mp4',
  });
  expect(await store(randomBytes(100), 'film')).toMatchObject({
    mime_type: 'application/octet-stream',
  });
});

test('a large file comes back byte for byte, whole and in parts', async () => {
  const bytes = randomBytes(2 * 1024 * 1024 + 500_000);
  const asset = await store(bytes, 'large.bin');
  expect((await assetBytes(database.db, asset.id)).equals(bytes)).toBe(true);
  for (const [start, end] of [
    [0, 0],
    [1_048_570, 1_048_580],
    [2_000_000, bytes.length - 1],
  ] as const) {
    const parts: Buffer[] = [];
    for await (const part of readAsset(database.db, asset.id, { start, end })) parts.push(part);
    expect(Buffer.concat(parts).equals(bytes.subarray(start, end + 1))).toBe(true);
  }
});

test('the same file uploaded twice, even at once, is kept once', async () => {
  const bytes = randomBytes(1000);
  const [one, other] = await Promise.all([store(bytes, 'a.bin'), store(bytes, 'a.bin')]);
  expect(one.id).toBe(other.id);
  expect((await store(bytes, 'b.bin')).id).not.toBe(one.id);
});

/** Meta, as far as uploads go: answers in order, then with ids. */
function uploads(...answers: CallResult<{ id: string }>[]): { media: MediaIds; names: string[] } {
  const names: string[] = [];
  const media = createMediaIds(engine, {
    uploadMedium: async (_connection, _phoneNumberId, file) => {
      names.push(file.name);
      await Promise.resolve();
      return answers.shift() ?? { kind: 'ok', id: `media-${names.length}` };
    },
  });
  return { media, names };
}

test('a file is uploaded once for a sender, however many messages ask, also after a restart', async () => {
  const asset = await store(randomBytes(10), 'once.bin');
  const { media, names } = uploads();
  const asked = await Promise.all(
    Array.from({ length: 20 }, () => media.idsFor(sender, [asset.id, asset.id])),
  );
  expect(names).toEqual(['once.bin']);
  expect(asked.map((ids) => ids.get(asset.id))).toEqual(
    Array.from({ length: 20 }, () => ({ kind: 'ready', mediaId: 'media-1' })),
  );
  const restarted = uploads();
  expect((await restarted.media.idsFor(sender, [asset.id])).get(asset.id)).toEqual({
    kind: 'ready',
    mediaId: 'media-1',
  });
  expect(restarted.names).toEqual([]);
});

test('an id that ends soon, or that Meta lost, is replaced by a new upload', async () => {
  const asset = await store(randomBytes(10), 'old.bin');
  const { media, names } = uploads();
  await media.idsFor(sender, [asset.id]);
  engine.setNow(noon + 27 * dayMs);
  await media.idsFor(sender, [asset.id]);
  expect(names).toHaveLength(1);
  engine.setNow(noon + 29 * dayMs);
  expect((await media.idsFor(sender, [asset.id])).get(asset.id)).toMatchObject({
    mediaId: 'media-2',
  });
  await media.forget(sender.id, asset.id);
  expect((await media.idsFor(sender, [asset.id])).get(asset.id)).toMatchObject({
    mediaId: 'media-3',
  });
});

test('what Meta does not take is refused for good; trouble on the way is tried again', async () => {
  const asset = await store(randomBytes(10), 'trouble.bin');
  const { media, names } = uploads(
    { kind: 'unsent', reason: 'ECONNREFUSED' },
    {
      kind: 'error',
      code: 100,
      details: 'Param file must be a file with one of the following types',
      httpStatus: 400,
      subcode: null,
    },
  );
  const ask = async () => (await media.idsFor(sender, [asset.id])).get(asset.id);
  expect(await ask()).toMatchObject({ kind: 'later' });
  expect(await ask()).toMatchObject({ kind: 'later' });
  expect(names).toHaveLength(1);
  engine.setNow(noon + 31_000);
  expect(await ask()).toMatchObject({ kind: 'refused', code: 100 });
  expect(names).toHaveLength(2);
  expect(
    (await media.idsFor(sender, ['00000000-0000-4000-8000-00000000dead'])).values().next().value,
  ).toEqual({
    kind: 'gone',
  });
});

test('a file says what still uses it, and goes with its bytes', async () => {
  const asset = await store(randomBytes(10), 'used.bin');
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      {
        id: 'answer',
        type: 'whatsapp',
        content: {
          response: {
            defaultLanguage: 'en',
            byLanguage: { en: { kind: 'document', medium: `media:${asset.id}` } },
          },
        },
      },
    ],
    ['in.next>answer'],
  );
  const journeyId = await addJourney(database.db, graph);
  expect(await assetUses(database.db, asset.id)).toEqual([
    { kind: 'journey', id: journeyId, name: expect.any(String) },
  ]);
  expect(await removeAsset(database.db, asset.id)).toBe(true);
  expect(await removeAsset(database.db, asset.id)).toBe(false);
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM media_chunk WHERE asset_id = ${asset.id}::uuid`.execute(
    database.db,
  );
  expect(rows).toEqual([{ n: 0 }]);
});
