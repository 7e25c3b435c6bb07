import { afterAll, beforeAll, expect, test } from 'vitest';

import { callGraph } from '../testing/call-graph.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';

const phone = '106540352242922';
const path = `/${phone}/block_users`;
const wrote = '393471234567';
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator();
  await running.simulator.control.reply(wrote, { text: 'Hello', phoneNumberId: phone });
});
afterAll(() => running.close());

const change = (method: 'POST' | 'DELETE', ...users: string[]) =>
  callGraph(running.url, method, path, {
    messaging_product: 'whatsapp',
    block_users: users.map((user) => ({ user })),
  });

test('who wrote in the last 24 hours is blocked, listed and let in again', async () => {
  expect((await change('POST', `+${wrote}`)).json).toEqual({
    messaging_product: 'whatsapp',
    block_users: { added_users: [{ input: `+${wrote}`, wa_id: wrote }] },
  });
  expect((await callGraph(running.url, 'GET', path)).json).toMatchObject({
    data: [{ messaging_product: 'whatsapp', wa_id: wrote }],
  });
  expect((await change('DELETE', wrote)).json).toMatchObject({
    block_users: { removed_users: [{ wa_id: wrote }] },
  });
  expect((await callGraph(running.url, 'GET', path)).json).toEqual({ data: [] });
});

test('who did not is named with the reason, beside those who are blocked', async () => {
  expect(await change('POST', wrote, '+393479999999', '+15550783881')).toMatchObject({
    status: 400,
    json: {
      error: { code: 139100 },
      block_users: {
        added_users: [{ wa_id: wrote }],
        failed_users: [
          { input: '+393479999999', errors: [{ code: 131047 }] },
          { errors: [{ code: 131021 }] },
        ],
      },
    },
  });
});
