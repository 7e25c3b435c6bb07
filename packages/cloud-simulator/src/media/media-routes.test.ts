import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { defaultAppId } from '../accounts/settings.ts';
import { callGraph } from '../testing/call-graph.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { paint } from './picture.ts';
import { scenes } from './scenes.ts';

const phone = '106540352242922';
const minute = 60_000;
const day = 24 * 60 * minute;
const scene = scenes['cart.png'];
if (!scene) throw new Error('no scene');
const picture = paint(scene);
const idSchema = z.object({ id: z.string() });
const mediumSchema = z.object({
  url: z.string(),
  mime_type: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  file_size: z.number(),
  id: z.string(),
  messaging_product: z.literal('whatsapp'),
});
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator();
});
afterAll(() => running.close());

async function upload(bytes: Buffer, type: string, product = 'whatsapp') {
  const form = new FormData();
  form.set('messaging_product', product);
  form.set('file', new File([new Uint8Array(bytes)], 'a file', { type }));
  const answer = await fetch(`${running.url}/v25.0/${phone}/media`, {
    method: 'POST',
    headers: { authorization: 'Bearer x' },
    body: form,
  });
  const json: unknown = await answer.json();
  return { status: answer.status, json };
}
const call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
  callGraph(running.url, method, path, body);
const download = (url: string, token: string | null = 'x') =>
  request(url, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });

describe('an uploaded medium', () => {
  let id = '';
  beforeEach(async () => {
    id = idSchema.parse((await upload(picture, 'image/png')).json).id;
  });

  test('is found by its id and downloaded with a token, for five minutes', async () => {
    const medium = mediumSchema.parse((await call('GET', `/${id}`)).json);
    expect(medium).toMatchObject({ id, mime_type: 'image/png', file_size: picture.length });
    expect((await download(medium.url, null)).statusCode).toBe(401);
    const answer = await download(medium.url);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(Buffer.from(await answer.body.arrayBuffer()).equals(picture)).toBe(true);
    await running.simulator.control.advance({ advanceMs: 5 * minute + 1000 });
    expect((await download(medium.url)).statusCode).toBe(404);
    const again = mediumSchema.parse((await call('GET', `/${id}`)).json);
    expect((await download(again.url)).statusCode).toBe(200);
  });

  test('is another number’s business to nobody', async () => {
    expect((await call('GET', `/${id}?phone_number_id=${phone}`)).status).toBe(200);
    expect(await call('GET', `/${id}?phone_number_id=999999999`)).toMatchObject({
      json: { error: { code: 100, error_subcode: 33 } },
    });
  });

  test('goes away when it is deleted, or after thirty days', async () => {
    expect((await call('DELETE', `/${id}`)).json).toEqual({ success: true });
    expect(await call('GET', `/${id}`)).toMatchObject({ json: { error: { error_subcode: 33 } } });
    const { id: second } = idSchema.parse((await upload(picture, 'image/png')).json);
    await running.simulator.control.advance({ advanceMs: 29 * day });
    expect((await call('GET', `/${second}`)).status).toBe(200);
    await running.simulator.control.advance({ advanceMs: day });
    expect((await call('GET', `/${second}`)).status).toBe(400);
  });
});

describe('an upload is refused', () => {
  test('for a type that can’t be sent, or bytes that are something else', async () => {
    expect(await upload(picture, 'image/gif')).toMatchObject({
      status: 400,
      json: { error: { code: 100 } },
    });
    expect(await upload(Buffer.from('certainly no picture'), 'image/png')).toMatchObject({
      json: {
        error: { error_data: { details: expect.stringContaining('application/octet-stream') } },
      },
    });
    expect(await upload(picture, 'image/png', 'telegram')).toMatchObject({ status: 400 });
    expect(await call('POST', `/${phone}/media`, { file: 'a.png' })).toMatchObject({
      json: { error: { code: 100 } },
    });
  });

  test('for a picture over 5 MB and a still sticker over 100 KB', async () => {
    const large = Buffer.concat([picture, Buffer.alloc(5 * 1024 * 1024)]);
    expect(await upload(large, 'image/png')).toMatchObject({ json: { error: { code: 131053 } } });
    const sticker = Buffer.alloc(101 * 1024);
    sticker.write('RIFF....WEBPVP8 ');
    expect(await upload(sticker, 'image/webp')).toMatchObject({
      json: { error: { code: 131053 } },
    });
    const moving = Buffer.alloc(101 * 1024);
    moving.write('RIFF....WEBPVP8X');
    moving[20] = 2;
    expect((await upload(moving, 'image/webp')).status).toBe(200);
  });
});

test('a sample comes in pieces and ends in a handle', async () => {
  const start = `/${defaultAppId}/uploads?file_name=cart.png&file_type=image/png&file_length=${picture.length}`;
  const { id } = idSchema.parse((await call('POST', start)).json);
  expect(id).toMatch(/^upload:/);
  const piece = async (offset: number, bytes: Buffer) => {
    const answer = await request(`${running.url}/v25.0/${id}`, {
      method: 'POST',
      headers: { authorization: 'OAuth x', file_offset: String(offset) },
      body: bytes,
    });
    return answer.body.json();
  };
  await piece(0, picture.subarray(0, 1000));
  expect((await call('GET', `/${id}`)).json).toEqual({ id, file_offset: 1000 });
  expect(await piece(7, picture)).toMatchObject({ error: { code: 100 } });
  expect(await piece(1000, picture.subarray(1000))).toEqual({
    h: expect.stringMatching(/^4::/),
  });
  expect(await call('POST', start.replace('image/png', 'image/webp'))).toMatchObject({
    json: { error: { code: 100 } },
  });
});
