import { randomBytes } from 'node:crypto';

import { mediaAssetSchema } from '@waypost/api';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startTestApi, type TestApi } from './testing.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

function upload(bytes: Buffer, name: string, query = '', role = 'author'): Promise<Response> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  return fetch(`${api.url}/api/media${query}`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${role}` },
  });
}

function content(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}${path}`, { headers: { authorization: 'Bearer viewer', ...headers } });
}

test('a picture is uploaded, listed, shown in the page and in parts, and deleted', async () => {
  const answer = await upload(png, 'Sale.png', '?kind=image');
  expect(answer.status).toBe(201);
  const asset = mediaAssetSchema.parse(await answer.json());
  expect(asset).toMatchObject({ fileName: 'Sale.png', mimeType: 'image/png', kinds: ['image'] });
  expect((await api.client.media.list({ kind: 'image', search: 'sale' })).items).toEqual([asset]);
  expect((await api.client.media.list({ kind: 'video' })).items).toEqual([]);

  const whole = await content(asset.contentPath);
  expect(whole.headers.get('content-type')).toBe('image/png');
  expect(whole.headers.get('content-disposition')).toBeNull();
  expect(Buffer.from(await whole.arrayBuffer()).equals(png)).toBe(true);
  const part = await content(asset.contentPath, { range: 'bytes=1-3' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 1-3/${png.length}`);
  expect(await part.text()).toBe('PNG');
  expect((await content(asset.contentPath, { range: 'bytes=900-' })).status).toBe(416);

  await api.client.media.remove({ id: asset.id });
  expect((await content(asset.contentPath)).status).toBe(404);
});

test('what WhatsApp does not take is refused with what it takes, and nothing is kept', async () => {
  const before = (await api.client.media.list({})).items.length;
  const wrong = await upload(png, 'song.mp3', '?kind=audio');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({
    data: { issues: [{ field: 'file', text: expect.stringContaining('This is image/png.') }] },
  });
  const page = await upload(Buffer.from('<script>alert(1)</script>'), 'page.html', '?kind=image');
  expect(page.status).toBe(400);
  const large = await upload(randomBytes(600 * 1024), 'sticker.webp', '?kind=sticker');
  expect(large.status).toBe(413);
  expect(await large.json()).toMatchObject({
    message: 'The file is larger than 500 kB, the most WhatsApp takes as sticker.',
  });
  expect((await upload(Buffer.alloc(0), 'empty.png')).status).toBe(400);
  expect((await upload(randomBytes(100), 'thing.bin')).status).toBe(400);
  expect((await upload(png, 'x.png', '', 'viewer')).status).toBe(403);
  expect((await api.client.media.list({})).items).toHaveLength(before);
});

test('a document is handed out to be saved, and never run as a page of ours', async () => {
  const answer = await upload(Buffer.from('<b>hello</b> as plain text\n'), 'menu.txt');
  const asset = mediaAssetSchema.parse(await answer.json());
  expect(asset.kinds).toEqual(['document']);
  const { headers } = await content(asset.contentPath);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toContain('menu.txt');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect((await fetch(`${api.url}${asset.contentPath}`)).status).toBe(401);
});

test('a file that something would send stays', async () => {
  const asset = mediaAssetSchema.parse(await (await upload(png, 'used.png')).json());
  await api.client.keywords.create({
    kind: 'custom',
    name: 'Menu card',
    words: ['menu'],
    reply: {
      defaultLanguage: 'en',
      byLanguage: { en: { kind: 'image', medium: `media:${asset.id}` } },
    },
  });
  await expect(api.client.media.remove({ id: asset.id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('"Menu card"'),
  });
});
