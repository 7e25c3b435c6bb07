import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SenderSetup } from '@waypost/api';
import { freePort } from '@waypost/engine/testing';
import type { Check } from '@waypost/whatsapp';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { loadConfig } from '../config/config.ts';
import { openSimulator, type RunningSimulator } from '../runtime/embedded-simulator.ts';
import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

/** Portfolio, app, account and number of the company that connects. */
const shop = {
  businessId: '880000000000001',
  appId: '770000000000001',
  appSecret: 'the-app-secret',
  wabaId: '660000000000001',
  phoneNumberId: '550000000000001',
};
const patience = { timeout: 45_000, interval: 50 };
const phone = '+393471234567';

let meta: RunningSimulator;
let metaFolder: string;
let waypost: WholeWaypost;

beforeAll(async () => {
  metaFolder = await mkdtemp(join(tmpdir(), 'waypost-meta-'));
  meta = await openSimulator(loadConfig({ DATA_DIR: metaFolder }), pino({ level: 'silent' }));
  const { management } = meta.control;
  await management.setUnknownTokens({ accept: false });
  await management.setPortfolio({ businessId: shop.businessId, name: 'Shop Group' });
  await management.setApp({ appId: shop.appId, appSecret: shop.appSecret, name: 'Shop app' });
  await management.setAccount({ wabaId: shop.wabaId, businessId: shop.businessId, name: 'Shop' });
  await meta.control.setNumber({
    phoneNumberId: shop.phoneNumberId,
    wabaId: shop.wabaId,
    appId: shop.appId,
    displayPhoneNumber: '+39 06 555 0100',
    verifiedName: 'The Shop',
    throughput: 'STANDARD',
    registered: false,
    pin: '246810',
  });
  await meta.control.putTemplates({
    wabaId: shop.wabaId,
    templates: [
      {
        name: 'hello_world',
        language: 'en_US',
        category: 'UTILITY',
        status: 'APPROVED',
        parameterFormat: 'POSITIONAL',
        components: [{ type: 'BODY', text: 'Welcome and congratulations!' }],
      },
    ],
  });
  await management.setToken({
    token: 'good-token',
    appId: shop.appId,
    wabaIds: [shop.wabaId],
    businessIds: [shop.businessId],
  });
  await management.setToken({ token: 'old-token', appId: shop.appId, expiresAt: Date.now() - 1 });
  await management.setToken({
    token: 'weak-token',
    appId: shop.appId,
    scopes: ['whatsapp_business_management'],
  });
  await management.setToken({
    token: 'blind-token',
    appId: shop.appId,
    wabaIds: [],
    businessIds: [],
  });

  const port = await freePort();
  waypost = await startWholeWaypost({
    PORT: String(port),
    GRAPH_URL: meta.url,
    PUBLIC_URL: `http://localhost:${port}`,
    WAYPOST_DEMO: 'off',
  });
});
afterAll(async () => {
  await waypost.close();
  await meta.stop();
  await rm(metaFolder, { recursive: true, force: true });
});

const codes = (checks: readonly Check[]): string[] => checks.map(({ code }) => code);

async function enter(
  setup: SenderSetup,
  secrets: { accessToken?: string; appSecret?: string },
): Promise<{ setup: SenderSetup; checks: Check[] }> {
  return waypost.client.senderSetups.saveCredentials({
    id: setup.id,
    appId: shop.appId,
    ...secrets,
  });
}

test('a number is connected step by step; each mistake is named, and mended', async () => {
  const { client } = waypost;
  const setup = await client.senderSetups.start({ numberKind: 'own' });
  expect(setup).toMatchObject({ step: 'credentials', hasToken: false, sender: null });

  const wrongSecret = await enter(setup, { accessToken: 'good-token', appSecret: 'mistyped' });
  expect(codes(wrongSecret.checks)).toEqual(['secret_wrong']);
  expect(wrongSecret.setup).toMatchObject({ step: 'credentials', hasToken: true });

  const expired = await enter(setup, { accessToken: 'old-token', appSecret: shop.appSecret });
  expect(codes(expired.checks)).toContain('token_expired');
  const weak = await enter(setup, { accessToken: 'weak-token' });
  expect(weak.checks.find(({ code }) => code === 'scope_missing')?.values).toEqual({
    scope: 'whatsapp_business_messaging',
  });

  const blind = await enter(setup, { accessToken: 'blind-token' });
  expect(blind.setup.step).toBe('account');
  const none = await client.senderSetups.accounts({ id: setup.id });
  expect(none.accounts).toEqual([]);
  expect(codes(none.checks)).toContain('no_accounts');
  const refused = await client.senderSetups.chooseAccount({
    id: setup.id,
    wabaId: shop.wabaId,
    portfolioId: null,
  });
  expect(codes(refused.checks)).toContain('account_no_access');
  expect(refused.setup.step).toBe('account');

  const good = await enter(setup, { accessToken: 'good-token' });
  expect(codes(good.checks)).toContain('token_ok');
  const { accounts } = await client.senderSetups.accounts({ id: setup.id });
  expect(accounts).toMatchObject([
    { id: shop.wabaId, name: 'Shop', portfolioId: shop.businessId, portfolioName: 'Shop Group' },
  ]);
  const chosen = await client.senderSetups.chooseAccount({
    id: setup.id,
    wabaId: shop.wabaId,
    portfolioId: shop.businessId,
  });
  expect(chosen.setup).toMatchObject({ step: 'number', accountName: 'Shop' });

  const { numbers } = await client.senderSetups.numbers({ id: setup.id });
  expect(numbers).toMatchObject([{ id: shop.phoneNumberId, isRegistered: false }]);
  const number = { id: setup.id, phoneNumberId: shop.phoneNumberId };
  const early = await client.senderSetups.chooseNumber({ ...number, name: 'Shop Italy' });
  expect(codes(early.checks)).toContain('number_not_registered');
  expect(early.setup.sender).toBeNull();
  const wrongPin = await client.senderSetups.register({ ...number, pin: '000000' });
  expect(codes(wrongPin.checks)).toEqual(['pin_wrong']);
  const registered = await client.senderSetups.register({ ...number, pin: '246810' });
  expect(codes(registered.checks)).toContain('number_ready');
  const placed = await client.senderSetups.chooseNumber({ ...number, name: 'Shop Italy' });
  expect(codes(placed.checks)).toContain('templates_found');
  expect(placed.setup).toMatchObject({
    step: 'webhook',
    sender: { name: 'Shop Italy', policiesConfirmedAt: null, messagesPerSecond: 80 },
  });

  const before = await client.senderSetups.check({ id: setup.id, step: 'webhook' });
  expect(codes(before.checks)).toContain('app_not_subscribed');
  await client.senderSetups.registerWebhook({ id: setup.id });
  const connected = await vi.waitFor(async () => {
    const checked = await client.senderSetups.check({ id: setup.id, step: 'webhook' });
    expect(codes(checked.checks)).toEqual([
      'app_subscribed',
      'webhook_registered',
      'handshake_done',
    ]);
    return checked.setup;
  }, patience);
  expect(connected.step).toBe('rules');

  const [template] = (await client.templates.list({ senderId: connected.sender?.id })).items;
  const test = { id: setup.id, phone, templateId: template?.id ?? '' };
  await expect(client.senderSetups.sendTest(test)).rejects.toThrow("Confirm Meta's rules first.");
  const confirmed = await client.senderSetups.confirmRules({ id: setup.id, confirmed: true });
  expect(confirmed.sender?.policiesConfirmedBy).toBe('api-key:WAYPOST_API_KEY');
  await client.senderSetups.sendTest(test);
  await vi.waitFor(async () => {
    const { test: sent } = await client.senderSetups.get({ id: setup.id });
    expect(['delivered', 'read']).toContain(sent?.state);
  }, patience);

  const sender = await client.senderSetups.finish({ id: setup.id });
  expect(sender).toMatchObject({ appId: shop.appId, portfolioId: shop.businessId, setupId: null });
  expect(sender.health).toMatchObject({
    status: 'CONNECTED',
    subscribed: true,
    tokenProblem: null,
  });
  expect((await client.senderSetups.list()).items).toEqual([]);
  expect(JSON.stringify(await client.senders.list())).not.toContain('good-token');
});

test('a set-up that is thrown away leaves no sender; a taken number is named', async () => {
  const { client } = waypost;
  const setup = await client.senderSetups.start({ numberKind: 'own' });
  await enter(setup, { accessToken: 'good-token', appSecret: shop.appSecret });
  await client.senderSetups.chooseAccount({
    id: setup.id,
    wabaId: shop.wabaId,
    portfolioId: shop.businessId,
  });
  const number = { id: setup.id, phoneNumberId: shop.phoneNumberId, name: 'Again' };
  const taken = await client.senderSetups.chooseNumber(number);
  expect(taken.checks).toMatchObject([{ code: 'number_taken', values: { name: 'Shop Italy' } }]);

  const phoneNumberId = '550000000000002';
  await meta.control.setNumber({
    phoneNumberId,
    wabaId: shop.wabaId,
    appId: shop.appId,
    displayPhoneNumber: '+39 06 555 0101',
    verifiedName: 'Second',
  });
  const second = await client.senderSetups.chooseNumber({ ...number, phoneNumberId });
  const senderId = second.setup.sender?.id ?? '';
  // Both senders share the app: its address, the first one's, was proved already.
  await client.senderSetups.registerWebhook({ id: setup.id });
  const shared = await client.senderSetups.check({ id: setup.id, step: 'webhook' });
  expect(codes(shared.checks)).toContain('handshake_done');
  await client.senderSetups.discard({ id: setup.id });
  await expect(client.senders.get({ id: senderId })).rejects.toThrow('There is no such sender.');
});

test('a sender is looked at again: a token that ended and a lost subscription are told', async () => {
  const { client } = waypost;
  const sender = (await client.senders.list()).items.find(({ name }) => name === 'Shop Italy');
  const id = sender?.id ?? '';
  await meta.control.management.changeAccount({ wabaId: shop.wabaId, subscribed: false });
  const unsubscribed = await client.senders.check({ id });
  expect(codes(unsubscribed.checks)).toContain('app_not_subscribed');
  expect(unsubscribed.sender.health.subscribed).toBe(false);

  await meta.control.management.setToken({
    token: 'good-token',
    appId: shop.appId,
    expiresAt: Date.now() - 1,
  });
  const ended = await client.senders.check({ id });
  expect(ended.sender.health.tokenProblem).toBe('token_expired');

  const repair = await client.senderSetups.repair({ id });
  expect(repair).toMatchObject({ repairs: true, hasToken: true, appId: shop.appId });
  await client.senderSetups.discard({ id: repair.id });
  expect((await client.senders.get({ id })).name).toBe('Shop Italy');
});

test('when the sender whose address an app calls is removed, another of the app takes the webhooks over', async () => {
  const { client } = waypost;
  const { management } = meta.control;
  await management.setToken({ token: 'new-token', appId: shop.appId });
  const setup = await client.senderSetups.start({ numberKind: 'own' });
  await enter(setup, { accessToken: 'new-token', appSecret: shop.appSecret });
  await client.senderSetups.chooseAccount({
    id: setup.id,
    wabaId: shop.wabaId,
    portfolioId: shop.businessId,
  });
  const number = { id: setup.id, phoneNumberId: '550000000000002', name: 'Heir' };
  const { setup: placed } = await client.senderSetups.chooseNumber(number);
  const senders = (await client.senders.list()).items;
  await client.senders.remove({ id: senders.find(({ name }) => name === 'Shop Italy')?.id ?? '' });
  const app = (await management.snapshot({})).apps.find(({ appId }) => appId === shop.appId);
  expect(app?.callbackUrl).toBe(placed.sender?.webhookUrl);
});

test('another number is made in the simulator', async () => {
  const { client } = waypost;
  const first = await client.senders.createSimulated({ name: 'Team A' });
  const second = await client.senders.createSimulated({ name: 'Team B' });
  expect([first, second]).toMatchObject([
    { name: 'Team A', connection: 'simulator', webhookUrl: null },
    { name: 'Team B', connection: 'simulator' },
  ]);
  expect(first.displayPhoneNumber).not.toBe(second.displayPhoneNumber);
  expect((await client.templates.list({ senderId: first.id })).items.length).toBeGreaterThan(0);
});
