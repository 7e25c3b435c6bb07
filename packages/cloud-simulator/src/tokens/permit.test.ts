import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defaultAppId, defaultBusinessId } from '../accounts/settings.ts';
import { orderUpdate } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';

const waba = '102290129340398';
const other = '102290129349999';
const phone = '106540352242922';
const day = 86_400_000;
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator({ number: { appSecret: 'app-secret' } });
  const { management } = running.simulator.control;
  await management.setAccount({ wabaId: other, name: 'Somebody else' });
  await management.setToken({ token: 'good', wabaIds: [waba], expiresAt: Date.now() + 30 * day });
  await management.setToken({ token: 'old', expiresAt: Date.now() - day });
  await management.setToken({ token: 'revoked', invalid: 'revoked' });
  await management.setToken({ token: 'stranger', wabaIds: [other] });
  await management.setToken({ token: 'mute', scopes: ['whatsapp_business_management'] });
  await management.setToken({ token: 'talker', scopes: ['whatsapp_business_messaging'] });
  await management.setToken({ token: 'person', kind: 'USER', appId: '555000111222333' });
});
afterAll(() => running.close());

async function get(path: string, token: string) {
  const answer = await request(running.url + path, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.statusCode, json: await answer.body.json() };
}
async function send(token: string) {
  const answer = await request(`${running.url}/${phone}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(orderUpdate('+393471234567')),
  });
  return { status: answer.statusCode, json: await answer.body.json() };
}
const refused = (status: number, code: number, subcode?: number) => ({
  status,
  json: { error: subcode === undefined ? { code } : { code, error_subcode: subcode } },
});

describe('a token that was made known', () => {
  test('opens what it is for', async () => {
    expect(await get(`/${waba}/phone_numbers`, 'good')).toMatchObject({
      status: 200,
      json: { data: [{ id: phone }] },
    });
    expect((await send('good')).status).toBe(200);
  });

  test('is refused when its time is over or it was revoked', async () => {
    expect(await get(`/${waba}`, 'old')).toMatchObject(refused(401, 190, 463));
    expect(await send('old')).toMatchObject(refused(401, 190, 463));
    expect(await get(`/${waba}`, 'revoked')).toMatchObject(refused(401, 190, 467));
  });

  test('does not see other accounts', async () => {
    expect(await get(`/${waba}`, 'stranger')).toMatchObject(refused(400, 100, 33));
    expect(await get(`/${phone}?fields=id`, 'stranger')).toMatchObject(refused(400, 100, 33));
    const owned = `/${defaultBusinessId}/owned_whatsapp_business_accounts`;
    expect(await get(owned, 'stranger')).toMatchObject({ json: { data: [{ id: other }] } });
    expect(await get(owned, 'good')).toMatchObject({ json: { data: [{ id: waba }] } });
  });

  test('needs the permission that a call takes', async () => {
    expect(await send('mute')).toMatchObject(refused(403, 10));
    expect(await get(`/${waba}/message_templates`, 'talker')).toMatchObject(refused(403, 200));
    expect(await get('/me/businesses', 'talker')).toMatchObject(refused(403, 200));
  });
});

const debug = (input: string, by = `${defaultAppId}|app-secret`) =>
  get(`/debug_token?input_token=${input}`, by);

describe('debug_token', () => {
  test('says what a token is, asked by its app', async () => {
    expect(await debug('good')).toMatchObject({
      status: 200,
      json: {
        data: {
          app_id: defaultAppId,
          type: 'SYSTEM_USER',
          is_valid: true,
          expires_at: expect.any(Number),
          scopes: expect.arrayContaining(['whatsapp_business_messaging']),
          granular_scopes: expect.arrayContaining([
            { scope: 'whatsapp_business_management', target_ids: [waba] },
            { scope: 'business_management' },
          ]),
        },
      },
    });
  });

  test('answers 200 about a token that is good for nothing', async () => {
    expect(await debug('old')).toMatchObject({
      status: 200,
      json: { data: { is_valid: false, error: { code: 190, subcode: 463 } } },
    });
    expect(await debug('revoked')).toMatchObject({
      json: { data: { is_valid: false, error: { subcode: 467 } } },
    });
  });

  test('refuses a wrong app secret, an unknown app, and the token of another app', async () => {
    expect(await debug('good', `${defaultAppId}|wrong`)).toMatchObject(refused(401, 190));
    expect(await debug('good', '123456789|app-secret')).toMatchObject(refused(401, 190));
    expect(await debug('person')).toMatchObject(refused(400, 100));
  });

  test('is answered to an app that speaks with the secret its number signs with', async () => {
    await running.simulator.control.setNumber({
      phoneNumberId: '106540352249999',
      wabaId: waba,
      displayPhoneNumber: '+1 555-078-3999',
      verifiedName: 'Second number',
      appSecret: 'secret-of-the-number',
    });
    const answer = await debug('good', `${defaultAppId}|secret-of-the-number`);
    expect(answer).toMatchObject({ status: 200, json: { data: { is_valid: true } } });
  });

  test('shows a token by its expiry as the simulator’s time goes on', async () => {
    await running.simulator.control.advance({ advanceMs: 31 * day });
    expect(await debug('good')).toMatchObject({ json: { data: { is_valid: false } } });
    expect(await get(`/${waba}`, 'good')).toMatchObject(refused(401, 190, 463));
  });
});

test('unknown tokens are taken until the control API says otherwise', async () => {
  const { management } = running.simulator.control;
  expect((await get(`/${waba}`, 'made-up')).status).toBe(200);
  await management.changeAccount({ wabaId: waba, knownTokensOnly: true });
  expect(await get(`/${waba}`, 'made-up')).toMatchObject(refused(401, 190));
  await management.changeAccount({ wabaId: waba, knownTokensOnly: false });
  await management.setUnknownTokens({ accept: false });
  expect(await get(`/${waba}`, 'made-up')).toMatchObject(refused(401, 190));
  expect(await get('/debug_token?input_token=made-up', `${defaultAppId}|app-secret`)).toMatchObject(
    { status: 200, json: { data: { is_valid: false, error: { code: 190 } } } },
  );
  await management.setUnknownTokens({ accept: true });
});
