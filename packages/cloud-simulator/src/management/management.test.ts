import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defaultBusinessId } from '../accounts/settings.ts';
import { connectSimulator } from '../control/connect-simulator.ts';
import { callGraph } from '../testing/call-graph.ts';
import { orderUpdate, postSend } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';
import type { ManagementControl } from './calls.ts';

const wabaId = '102290129340398';
const phoneNumberId = '106540352242922';
let running: RunningSimulator;
let callback: WebhookReceiver;
let management: ManagementControl;

beforeAll(async () => {
  callback = await startWebhookReceiver('app-secret');
  running = await startSimulator({
    readShare: 0,
    number: { appSecret: 'app-secret', callbackUrl: callback.url },
  });
  // Over HTTP, so that the remote control is tested with every call.
  management = connectSimulator(running.url).management;
});
afterAll(async () => {
  await running.close();
  await callback.close();
});

const get = (path: string) => callGraph(running.url, 'GET', path);
const told = (field: string, value: Record<string, unknown>) =>
  expect
    .poll(
      () => callback.posts.flatMap((post) => post.envelope.entry.flatMap((entry) => entry.changes)),
      { timeout: 20_000 },
    )
    .toContainEqual({ field, value: expect.objectContaining(value) });

describe('what happens to an account changes its state and is told by webhook', () => {
  test('a ban stops sends, its end lets them go on', async () => {
    const update = (state: 'DISABLE' | 'REINSTATE') =>
      management.emit({
        field: 'account_update',
        wabaId,
        update: { event: 'DISABLED_UPDATE', state },
      });
    await update('DISABLE');
    await told('account_update', {
      event: 'DISABLED_UPDATE',
      ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: expect.any(String) },
    });
    const refused = await postSend(running.url, orderUpdate('+393471234567'));
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 131031 } } });
    expect((await get(`/${wabaId}?fields=health_status`)).json).toMatchObject({
      health_status: { can_send_message: 'BLOCKED' },
    });
    await update('REINSTATE');
    expect((await postSend(running.url, orderUpdate('+393471234567'))).status).toBe(200);
  });

  test('a restriction, a violation, a review, an alert', async () => {
    await management.emit({
      field: 'account_update',
      wabaId,
      update: {
        event: 'ACCOUNT_RESTRICTION',
        restrictions: [
          { type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiresAt: 1_800_000_000_000 },
        ],
      },
    });
    await told('account_update', {
      restriction_info: [
        { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_800_000_000 },
      ],
    });
    await management.changeAccount({ wabaId, restrictions: [] });
    await management.emit({
      field: 'account_update',
      wabaId,
      update: { event: 'ACCOUNT_VIOLATION', violationType: 'ADULT' },
    });
    await told('account_update', { violation_info: { violation_type: 'ADULT' } });
    await management.emit({ field: 'account_review_update', wabaId, decision: 'REJECTED' });
    await told('account_review_update', { decision: 'REJECTED' });
    expect((await get(`/${wabaId}?fields=account_review_status`)).json).toMatchObject({
      account_review_status: 'REJECTED',
    });
    await management.emit({ field: 'account_alerts', wabaId });
    await told('account_alerts', { entity_type: 'BUSINESS', entity_id: defaultBusinessId });
  });

  test('a number’s quality, limit, name, PIN and username', async () => {
    await management.emit({
      field: 'phone_number_quality_update',
      phoneNumberId,
      event: 'FLAGGED',
      qualityRating: 'RED',
    });
    await told('phone_number_quality_update', {
      event: 'FLAGGED',
      display_phone_number: '15550783881',
    });
    await management.emit({
      field: 'business_capability_update',
      wabaId,
      messagingLimit: 'TIER_2K',
    });
    await told('business_capability_update', { max_daily_conversations_per_business: 2000 });
    await callGraph(running.url, 'POST', `/${phoneNumberId}`, { new_display_name: 'Fjord' });
    await management.emit({
      field: 'phone_number_name_update',
      phoneNumberId,
      decision: 'APPROVED',
    });
    await told('phone_number_name_update', { requested_verified_name: 'Fjord' });
    const fields =
      'quality_rating,status,verified_name,whatsapp_business_manager_messaging_limit,username';
    await management.emit({
      field: 'business_username_update',
      phoneNumberId,
      username: 'fjord',
      status: 'approved',
    });
    await told('business_username_update', { username: 'fjord', status: 'approved' });
    await management.emit({ field: 'security', phoneNumberId, event: 'PIN_RESET_REQUEST' });
    await told('security', { event: 'PIN_RESET_REQUEST' });
    expect((await get(`/${phoneNumberId}?fields=${fields}`)).json).toEqual({
      id: phoneNumberId,
      quality_rating: 'RED',
      status: 'FLAGGED',
      verified_name: 'Fjord',
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
      username: 'fjord',
    });
  });

  test('a Flow is blocked', async () => {
    await management.putFlow({ id: '77700011', wabaId, name: 'survey', screens: [] });
    await management.emit({ field: 'flows', wabaId, flowId: '77700011', status: 'BLOCKED' });
    await told('flows', { flow_id: '77700011', old_status: 'PUBLISHED', new_status: 'BLOCKED' });
    expect((await get(`/${wabaId}/flows?fields=id,status`)).json).toMatchObject({
      data: expect.arrayContaining([{ id: '77700011', status: 'BLOCKED' }]),
    });
  });

  test('input that is wrong names its field', async () => {
    await expect(
      management.emit({ field: 'account_review_update', wabaId: '1', decision: 'APPROVED' }),
    ).rejects.toMatchObject({ status: 404, field: 'wabaId' });
    await expect(management.changeNumber({ phoneNumberId, pin: '12' })).rejects.toMatchObject({
      status: 422,
      field: 'pin',
    });
  });
});

describe('trouble on order', () => {
  const path = `/${wabaId}/phone_numbers`;

  test('meets the calls it is for, as often as it should', async () => {
    const error = { kind: 'error', code: 2, status: 500 } as const;
    await management.setFaults({ faults: [{ path: 'phone_numbers$', count: 2, trouble: error }] });
    expect((await get(`/${wabaId}`)).status).toBe(200);
    expect(await get(path)).toMatchObject({ status: 500, json: { error: { code: 2 } } });
    expect((await get(`/v25.0${path}`)).status).toBe(500);
    expect((await get(path)).status).toBe(200);
  });

  test('is a broken gateway or a cut connection too', async () => {
    await management.setFaults({ faults: [{ trouble: { kind: 'badGateway' } }] });
    const answer = await request(running.url + path, { headers: { authorization: 'Bearer x' } });
    expect(answer.statusCode).toBe(502);
    expect(await answer.body.text()).toContain('Bad Gateway');
    await management.setFaults({ faults: [{ trouble: { kind: 'cut' } }] });
    await expect(get(path)).rejects.toThrow();
    await management.setFaults({
      faults: [{ method: 'POST', trouble: { kind: 'cutAfter' } }],
    });
    await expect(
      callGraph(running.url, 'POST', `/${phoneNumberId}/settings`, { a: 1 }),
    ).rejects.toThrow();
    expect((await get(`/${phoneNumberId}/settings`)).json).toMatchObject({ a: 1 });
    await management.setFaults({ faults: [] });
  });

  test('is a limit on calls, told beforehand by a header', async () => {
    await management.setCallLimit({ perHour: 2 });
    const half = await get(path);
    expect(JSON.parse(String(half.headers['x-business-use-case-usage']))).toMatchObject({
      [wabaId]: [{ call_count: 50 }],
    });
    await get(path);
    const over = await get(path);
    expect(over).toMatchObject({ status: 400, json: { error: { code: 80008 } } });
    expect(over.headers['x-business-use-case-usage']).toContain(
      '"estimated_time_to_regain_access":60',
    );
    await running.simulator.control.advance({ advanceMs: 3_600_000 });
    expect((await get(path)).status).toBe(200);
    await management.setCallLimit({ perHour: null });
  });
});

test('message history tells the statuses of a message by its id', async () => {
  const sent = await postSend(running.url, orderUpdate('+393471234568'));
  expect(sent.status).toBe(200);
  const id = /wamid\.[^"]+/.exec(JSON.stringify(sent.body))?.[0] ?? '';
  const history = `/${phoneNumberId}/message_history?message_id=${encodeURIComponent(id)}`;
  await expect
    .poll(async () => (await get(history)).json, { timeout: 20_000 })
    .toMatchObject({
      data: [{ message_id: id, events: { data: [{ delivery_status: 'SENT' }, {}] } }],
    });
  expect(await get(`/${phoneNumberId}/message_history?message_id=wamid.x`)).toMatchObject({
    json: { error: { code: 100 } },
  });
});

test('the demo catalogue has products with pictures', async () => {
  const { json } = await get(`/${wabaId}/product_catalogs`);
  const catalogue = /"id":"(\d+)"/.exec(JSON.stringify(json))?.[1] ?? '';
  const products = await get(`/${catalogue}/products?fields=name,retailer_id,price,image_url`);
  const picture = /http[^"]+\.png/.exec(JSON.stringify(products.json))?.[0] ?? '';
  const shown = await request(picture);
  expect(shown.headers['content-type']).toBe('image/png');
  await shown.body.dump();
});
