import decodeQR from 'qr/decode.js';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { callGraph } from '../testing/call-graph.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { qrCodeDots } from './draw-qr-code.ts';

const phone = '106540352242922';
const path = `/${phone}/message_qrdls`;
const codeSchema = z.object({ code: z.string(), deep_link_url: z.string() });
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator();
});
afterAll(() => running.close());

const call = (method: 'GET' | 'POST' | 'DELETE', edge: string, body?: unknown) =>
  callGraph(running.url, method, edge, body);

describe('a QR code', () => {
  test('is made with its picture, changed, listed and deleted', async () => {
    const made = await call('POST', path, {
      prefilled_message: 'Hello, tell me more',
      generate_qr_image: 'SVG',
    });
    expect(made.json).toMatchObject({
      prefilled_message: 'Hello, tell me more',
      qr_image_url: expect.stringMatching(/\.svg$/),
    });
    const { code, deep_link_url } = codeSchema.parse(made.json);
    expect(deep_link_url).toBe(`https://wa.me/message/${code}`);
    const changed = await call('POST', path, { code, prefilled_message: 'Hi again' });
    expect(changed.json).toMatchObject({ code, prefilled_message: 'Hi again' });
    expect((await call('GET', path)).json).toMatchObject({
      data: [{ code, prefilled_message: 'Hi again' }],
    });
    expect((await call('GET', `${path}/${code}`)).json).toMatchObject({ data: [{ code }] });
    expect((await call('DELETE', `${path}/${code}`)).json).toEqual({ success: true });
    expect((await call('GET', path)).json).toEqual({ data: [] });
    expect((await call('GET', `${path}/${code}`)).status).toBe(400);
  });

  test('leads a camera to its link', async () => {
    const made = await call('POST', path, {
      prefilled_message: 'Hi',
      generate_qr_image: 'PNG',
    });
    const { code, deep_link_url } = codeSchema.parse(made.json);
    const { qr_image_url } = z.object({ qr_image_url: z.string() }).parse(made.json);
    const picture = await request(qr_image_url);
    expect(picture.headers['content-type']).toBe('image/png');
    expect(
      Buffer.from(await picture.body.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const dots = qrCodeDots(code);
    const scale = 8;
    const side = dots.length * scale;
    const data = new Uint8Array(side * side * 4).fill(255);
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const dark = dots[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true;
        if (dark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      }
    }
    expect(decodeQR({ width: side, height: side, data })).toBe(deep_link_url);
  });

  test('has 140 characters at most to start from', async () => {
    expect((await call('POST', path, { prefilled_message: 'x'.repeat(141) })).status).toBe(400);
    expect((await call('POST', path, {})).status).toBe(400);
  });
});
