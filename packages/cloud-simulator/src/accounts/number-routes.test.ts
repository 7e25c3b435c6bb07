import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { callGraph } from '../testing/call-graph.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { uploadSample } from '../testing/upload-sample.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';
import { defaultAppId, defaultBusinessId } from './settings.ts';

const waba = '102290129340398';
const fresh = { waba: '200200200200200', phone: '300300300300300' };
let running: RunningSimulator;
let callback: WebhookReceiver;

beforeAll(async () => {
  callback = await startWebhookReceiver('app-secret', 'verify-me');
  running = await startSimulator();
  const { control } = running.simulator;
  await control.management.setApp({ appId: defaultAppId, appSecret: 'app-secret' });
  await control.setNumber({
    phoneNumberId: fresh.phone,
    wabaId: fresh.waba,
    displayPhoneNumber: '+39 02 5550 1234',
    verifiedName: 'Bottega Lume',
    registered: false,
    codeVerification: 'NOT_VERIFIED',
    nameStatus: 'PENDING_REVIEW',
  });
});
afterAll(async () => {
  await running.close();
  await callback.close();
});

const call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, token?: string) =>
  callGraph(running.url, method, path, body, token);

const hello = (to: string) => ({
  messaging_product: 'whatsapp',
  to,
  type: 'text',
  text: { body: 'Hello' },
});

test('accounts are found from the portfolio, numbers from the account', async () => {
  expect((await call('GET', '/me/businesses')).json).toMatchObject({
    data: [{ id: defaultBusinessId }],
  });
  const owned = `/${defaultBusinessId}/owned_whatsapp_business_accounts?fields=id,name,account_review_status`;
  expect((await call('GET', owned)).json).toMatchObject({
    data: [
      { id: waba, account_review_status: 'APPROVED' },
      { id: fresh.waba, name: 'Bottega Lume' },
    ],
  });
  const sandbox = encodeURIComponent(
    '[{"field":"account_mode","operator":"EQUAL","value":"SANDBOX"}]',
  );
  expect((await call('GET', `/${fresh.waba}/phone_numbers?filtering=${sandbox}`)).json).toEqual({
    data: [],
  });
});

describe('a number that is not registered', () => {
  test('says so in its health and sends nothing', async () => {
    const fields = 'status,name_status,code_verification_status,platform_type,health_status';
    expect((await call('GET', `/${fresh.phone}?fields=${fields}`)).json).toMatchObject({
      status: 'PENDING',
      name_status: 'PENDING_REVIEW',
      code_verification_status: 'NOT_VERIFIED',
      platform_type: 'NOT_APPLICABLE',
      health_status: { can_send_message: 'BLOCKED' },
    });
  });

  test('is verified by a code, then registered with a PIN', async () => {
    const register = (pin: string) =>
      call('POST', `/${fresh.phone}/register`, { messaging_product: 'whatsapp', pin });
    expect(await register('123456')).toMatchObject({ json: { error: { code: 133006 } } });
    await call('POST', `/${fresh.phone}/request_code`, { code_method: 'SMS', language: 'it' });
    const { numbers } = await running.simulator.control.management.snapshot({});
    const code = numbers.find((each) => each.phoneNumberId === fresh.phone)?.verificationCode;
    expect(await call('POST', `/${fresh.phone}/verify_code`, { code: 'wrong' })).toMatchObject({
      json: { error: { code: 136025 } },
    });
    expect((await call('POST', `/${fresh.phone}/verify_code`, { code })).status).toBe(200);
    expect((await register('123456')).json).toEqual({ success: true });
    expect(await register('654321')).toMatchObject({ json: { error: { code: 133005 } } });
    expect((await call('GET', `/${fresh.phone}?fields=status`)).json).toMatchObject({
      status: 'CONNECTED',
    });
  });
});

test('an account tells an app nothing before both are subscribed', async () => {
  const { control } = running.simulator;
  const write = async () => {
    await control.reply('+393471234567', { text: 'Hello?', phoneNumberId: fresh.phone });
    const pending = async () => (await control.counts()).pendingStatuses;
    await expect.poll(pending, { timeout: 20_000 }).toBe(0);
  };
  await write();
  const subscribe = (
    token: string,
    verify_token = 'verify-me',
    fields = 'messages,account_update',
  ) =>
    call(
      'POST',
      `/${defaultAppId}/subscriptions`,
      {
        object: 'whatsapp_business_account',
        callback_url: callback.url,
        verify_token,
        fields,
      },
      token,
    );
  const appToken = `${defaultAppId}|app-secret`;
  expect(await subscribe(`${defaultAppId}|wrong`)).toMatchObject({
    status: 401,
    json: { error: { code: 190 } },
  });
  expect(await subscribe(appToken, 'wrong')).toMatchObject({ json: { error: { code: 2200 } } });
  expect((await subscribe(appToken)).json).toEqual({ success: true });
  expect(
    (await call('GET', `/${defaultAppId}/subscriptions`, undefined, appToken)).json,
  ).toMatchObject({ data: [{ callback_url: callback.url, fields: [{ name: 'messages' }, {}] }] });
  await write();
  expect(callback.messages()).toEqual([]);
  expect((await call('POST', `/${fresh.waba}/subscribed_apps`)).json).toEqual({ success: true });
  expect((await call('GET', `/${fresh.waba}/subscribed_apps`)).json).toMatchObject({
    data: [{ whatsapp_business_api_data: { id: defaultAppId } }],
  });
  await write();
  await callback.until(() => callback.messages().length > 0);
  expect(callback.messages()).toHaveLength(1);
  await subscribe(appToken, 'verify-me', 'account_update');
  await write();
  expect((await control.counts()).pendingWebhooks).toBe(0);
  expect(callback.messages()).toHaveLength(1);
  await subscribe(appToken);
});

test('the profile and the username keep to Meta’s limits', async () => {
  const profile = `/${fresh.phone}/whatsapp_business_profile`;
  const write = (fields: object) =>
    call('POST', profile, { messaging_product: 'whatsapp', ...fields });
  expect(await write({ about: 'x'.repeat(140) })).toMatchObject({ status: 400 });
  expect(await write({ websites: ['bottega.example'] })).toMatchObject({ status: 400 });
  expect((await write({ about: 'Lamps', vertical: 'RETAIL' })).json).toEqual({ success: true });
  expect((await call('GET', `${profile}?fields=about,vertical,email`)).json).toEqual({
    data: [{ messaging_product: 'whatsapp', about: 'Lamps', vertical: 'RETAIL' }],
  });
  const picture = (handle: string) => write({ profile_picture_handle: handle });
  expect((await picture('1100000000000001')).status).toBe(400);
  expect((await picture(await uploadSample(running.url))).json).toEqual({ success: true });
  expect((await call('GET', `${profile}?fields=profile_picture_url`)).json).toMatchObject({
    data: [{ profile_picture_url: expect.stringMatching(/\/media\/sample\//) }],
  });
  expect(
    (await call('POST', `/${fresh.phone}/username`, { username: 'bottega.lume' })).json,
  ).toEqual({ username: 'bottega.lume', status: 'approved' });
});

test('sends are refused for Meta’s reasons: test number, lock, registration', async () => {
  const { management } = running.simulator.control;
  const send = (to = '+393471234567') => call('POST', `/${fresh.phone}/messages`, hello(to));
  await management.changeNumber({
    phoneNumberId: fresh.phone,
    listedRecipients: ['+39 347 123 4567'],
  });
  expect(await send('+393479999999')).toMatchObject({ json: { error: { code: 131030 } } });
  expect((await send()).status).toBe(200);
  await management.changeAccount({ wabaId: fresh.waba, ban: 'disabled' });
  expect(await send()).toMatchObject({ status: 403, json: { error: { code: 131031 } } });
  await management.changeAccount({ wabaId: fresh.waba, ban: 'none' });
  await call('POST', `/${fresh.phone}/deregister`);
  expect(await send()).toMatchObject({ json: { error: { code: 133010 } } });
});
