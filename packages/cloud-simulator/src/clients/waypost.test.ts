import { createCloudApiClient } from '@waypost/whatsapp/cloud-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { defaultAppId, defaultBusinessId } from '../accounts/settings.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { templateKinds } from '../testing/template-kinds.ts';
import { samplePicture } from '../testing/upload-sample.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

/** Every management call of Waypost's own client, against the simulator instead of a script. */
const waba = '102290129340398';
const phone = '106540352242922';
const person = '+393471234567';
const client = createCloudApiClient();
let running: RunningSimulator;
let callback: WebhookReceiver;
let connection = { baseUrl: '', version: 'v25.0', token: 'good' };
let byApp = connection;

beforeAll(async () => {
  callback = await startWebhookReceiver('app-secret', 'verify-me');
  running = await startSimulator();
  connection = { ...connection, baseUrl: running.url };
  byApp = { ...connection, token: `${defaultAppId}|app-secret` };
  const { management } = running.simulator.control;
  await management.setApp({ appId: defaultAppId, appSecret: 'app-secret' });
  await management.setToken({ token: 'good', wabaIds: [waba], expiresAt: 1_900_000_000_000 });
  await management.setReview({ delayMs: 0 });
});
afterAll(async () => {
  await client.close();
  await running.close();
  await callback.close();
});

describe('the client of Waypost', () => {
  test('finds accounts and numbers, and knows what a token is', async () => {
    expect(await client.debugToken(byApp, 'good')).toMatchObject({
      kind: 'ok',
      token: { isValid: true, appId: defaultAppId },
    });
    expect(await client.me(connection)).toMatchObject({ kind: 'ok' });
    expect(await client.listPortfolios(connection)).toMatchObject({
      portfolios: [{ id: defaultBusinessId }],
    });
    expect(await client.listAccounts(connection, defaultBusinessId)).toMatchObject({
      accounts: [{ id: waba }],
    });
    expect(await client.getAccount(connection, waba)).toMatchObject({ account: { id: waba } });
    expect(await client.listPhoneNumbers(connection, waba)).toMatchObject({
      numbers: [{ id: phone }],
    });
    expect(await client.getPhoneNumber(connection, phone)).toMatchObject({ kind: 'ok' });
    expect(await client.listFlows(connection, waba)).toMatchObject({ kind: 'ok' });
  });

  test('registers a number and its webhooks', async () => {
    const target = { url: callback.url, verifyToken: 'verify-me' };
    expect(await client.registerNumber(connection, phone, '123456')).toEqual({ kind: 'ok' });
    expect(await client.registerNumber(connection, phone, '654321')).toMatchObject({
      kind: 'error',
      code: 133005,
    });
    expect(await client.setAppSubscription(byApp, defaultAppId, target)).toEqual({ kind: 'ok' });
    expect(
      await client.setAppSubscription(byApp, defaultAppId, { ...target, verifyToken: 'wrong' }),
    ).toMatchObject({ kind: 'error', code: 2200 });
    expect(await client.listAppSubscriptions(byApp, defaultAppId)).toMatchObject({
      subscriptions: [{}],
    });
    expect(await client.subscribeApp(connection, waba)).toEqual({ kind: 'ok' });
    expect(await client.listSubscribedApps(connection, waba)).toMatchObject({
      apps: [{ appId: defaultAppId }],
    });
    await running.simulator.control.reply(person, { text: 'Hello', phoneNumberId: phone });
    await callback.until(() => callback.messages().length > 0);
    expect(callback.posts[0]?.genuine).toBe(true);
  });

  test('submits a template of every kind, reads it back, edits and deletes it', async () => {
    const sample = await client.uploadSample(connection, defaultAppId, {
      name: 'summer.png',
      mimeType: 'image/png',
      bytes: samplePicture(),
    });
    if (sample.kind !== 'ok') throw new Error('the sample was refused');
    const flows = await client.listFlows(connection, waba);
    const flowId = flows.kind === 'ok' ? (flows.flows[0]?.id ?? '') : '';
    const kinds = templateKinds(sample.handle, flowId);
    for (const { definition } of kinds) {
      const { parameter_format, message_send_ttl_seconds, ...rest } = definition;
      const made = await client.createTemplate(connection, waba, {
        ...rest,
        parameterFormat: parameter_format ?? 'POSITIONAL',
        ...(message_send_ttl_seconds === undefined ? {} : { ttlSeconds: message_send_ttl_seconds }),
      });
      expect(made, definition.name).toMatchObject({ kind: 'ok', status: 'PENDING' });
    }
    const names = kinds.map(({ definition }) => definition.name);
    const approved = async () => {
      const list = await client.listTemplates(connection, waba);
      if (list.kind !== 'ok') return [];
      return list.templates
        .filter(({ name, status }) => names.includes(name) && status === 'APPROVED')
        .filter(({ unknownParts }) => (unknownParts ?? []).length === 0)
        .map(({ name }) => name)
        .toSorted();
    };
    await expect.poll(approved, { timeout: 20_000 }).toEqual(names.toSorted());

    const list = await client.listTemplates(connection, waba);
    const place = list.kind === 'ok' ? list.templates.find(({ name }) => name === 'place') : null;
    const id = place?.id ?? '';
    const components = [{ type: 'BODY', text: 'Come and see us in our new shop.' }];
    expect(await client.editTemplate(connection, id, { components })).toMatchObject({ kind: 'ok' });
    expect(await client.editTemplate(connection, id, { components })).toMatchObject({
      kind: 'error',
      code: 100,
      userTitle: expect.any(String),
    });
    expect(await client.unpauseTemplate(connection, id)).toMatchObject({ kind: 'error' });
    expect(await client.deleteTemplate(connection, waba, { name: 'place', id })).toEqual({
      kind: 'ok',
    });
  });

  test('uploads and downloads media', async () => {
    const bytes = samplePicture();
    const file = { name: 'a.png', mimeType: 'image/png', bytes };
    const made = await client.uploadMedium(connection, phone, file);
    if (made.kind !== 'ok') throw new Error('the medium was refused');
    expect(await client.getMedium(connection, made.id)).toMatchObject({
      medium: { mimeType: 'image/png', size: bytes.length },
    });
    const got = await client.downloadMedium(connection, made.id, { maxBytes: 10_000_000 });
    expect(got.kind === 'ok' && got.bytes.equals(bytes)).toBe(true);
    expect(await client.deleteMedium(connection, made.id)).toEqual({ kind: 'ok' });
    expect(await client.getMedium(connection, made.id)).toMatchObject({ code: 100, subcode: 33 });
    const wrong = { ...file, bytes: Buffer.from('no picture at all') };
    expect(await client.uploadMedium(connection, phone, wrong)).toMatchObject({ code: 100 });
  });

  test('makes QR codes and blocks people', async () => {
    const made = await client.createQrCode(connection, phone, {
      prefilledMessage: 'Hi',
      image: 'SVG',
    });
    if (made.kind !== 'ok') throw new Error('the code was refused');
    const { code } = made.code;
    expect(made.code.imageUrl).toMatch(/\.svg$/);
    await client.updateQrCode(connection, phone, { code, prefilledMessage: 'Hello' });
    expect(await client.listQrCodes(connection, phone)).toMatchObject({
      codes: [{ code, prefilledMessage: 'Hello' }],
    });
    expect(await client.deleteQrCode(connection, phone, code)).toEqual({ kind: 'ok' });

    await running.simulator.control.reply(person, { text: 'Hello', phoneNumberId: phone });
    expect(await client.blockUsers(connection, phone, [person, '+393479999999'])).toMatchObject({
      kind: 'ok',
      outcomes: [{ failureCode: null }, { failureCode: 131047 }],
    });
    expect(await client.listBlockedUsers(connection, phone)).toMatchObject({
      addresses: ['393471234567'],
    });
    expect(await client.unblockUsers(connection, phone, [person])).toMatchObject({ kind: 'ok' });
  });

  test('reads and changes a business profile', async () => {
    expect(
      await client.updateBusinessProfile(connection, phone, { about: 'Lamps', vertical: 'RETAIL' }),
    ).toEqual({ kind: 'ok' });
    expect(await client.getBusinessProfile(connection, phone)).toMatchObject({
      profile: { about: 'Lamps', vertical: 'RETAIL' },
    });
  });
});
