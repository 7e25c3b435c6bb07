import { afterEach, describe, expect, test } from 'vitest';

import { cartReminder, idOf, orderUpdate, postSend, refusalOf } from '../testing/post-send.ts';
import { startSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

const secret = 'app-secret';
const person = '+39 347 123 4567';
const quick = { sent: [0, 2], delivered: [0, 2], read: [0, 2] } as const;
const day = 86_400_000;
const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

async function started(options: Parameters<typeof startSimulator>[0] = {}) {
  const callback = await startWebhookReceiver(secret);
  cleanUp.push(callback.close);
  const running = await startSimulator({
    delays: quick,
    readShare: 0,
    ...options,
    number: { callbackUrl: callback.url, appSecret: secret, ...options.number },
  });
  cleanUp.push(running.close);
  return { callback, url: running.url, control: running.simulator.control };
}

const toldOf = (callback: WebhookReceiver, id: string) =>
  callback.statuses().filter((status) => status.id === id);
const namesOf = (callback: WebhookReceiver, id: string): string[] =>
  toldOf(callback, id).map(({ status }) => status);

/** How a send ends: the last status, or the code of its failure. */
async function endOf(callback: WebhookReceiver, id: string): Promise<string | number> {
  await callback.until(() =>
    namesOf(callback, id).some((name) => name === 'delivered' || name === 'failed'),
  );
  const failed = toldOf(callback, id).find(({ status }) => status === 'failed');
  return failed?.errors?.[0]?.code ?? 'delivered';
}

const hello = { messaging_product: 'whatsapp', to: person, text: { body: 'Hello' } };

describe('rules that a test sets', () => {
  test('a free-form message outside the window can be refused at once', async () => {
    const { url, control, callback } = await started();
    await control.setRules({ windowRefusal: 'http' });
    expect(refusalOf(await postSend(url, hello))).toEqual({ status: 400, code: 131047 });
    await control.reply(person, { text: 'Hi' });
    expect(await endOf(callback, idOf(await postSend(url, hello)))).toBe('delivered');
  });

  test('a portfolio may write to so many people a day, the same ones again, and all inside windows', async () => {
    const { url, control, callback } = await started();
    await control.setRules({ portfolioLimit: 2 });
    const send = async (to: string) => endOf(callback, idOf(await postSend(url, orderUpdate(to))));
    expect(await send('+31 6 1000 0001')).toBe('delivered');
    expect(await send('+31 6 1000 0002')).toBe('delivered');
    expect(await send('+31 6 1000 0003')).toBe(131048);
    expect(await send('+31 6 1000 0001')).toBe('delivered');
    await control.reply('+31 6 1000 0004', { text: 'Hi' });
    expect(await send('+31 6 1000 0004')).toBe('delivered');
    await control.advance({ advanceMs: day });
    expect(await send('+31 6 1000 0003')).toBe('delivered');
  });

  test('the tier of the portfolio counts as well', async () => {
    const { url, control, callback } = await started();
    await control.management.setPortfolio({
      businessId: '506914307656634',
      messagingLimit: 'TIER_250',
    });
    await control.setRules({ portfolioLimit: null });
    const ids = await Promise.all(
      Array.from({ length: 251 }, async (_, place) =>
        idOf(await postSend(url, orderUpdate(`+31 6 2000 0${String(place).padStart(3, '0')}`))),
      ),
    );
    const ends = await Promise.all(ids.map((id) => endOf(callback, id)));
    expect(ends.filter((end) => end === 131048)).toHaveLength(1);
  });

  test('marketing to one person has a cap, which a day lifts and an open window ignores', async () => {
    const { url, control, callback } = await started();
    await control.setRules({ marketingCap: { messages: 1, hours: 24 } });
    const send = async () => endOf(callback, idOf(await postSend(url, cartReminder(person))));
    expect(await send()).toBe('delivered');
    expect(await send()).toBe(131049);
    await control.reply(person, { text: 'Tell me more' });
    expect(await send()).toBe('delivered');
    await control.advance({ advanceMs: 2 * day });
    expect(await send()).toBe('delivered');
  });

  test('people in the experiment get no marketing, always the same ones', async () => {
    const { url, control, callback } = await started();
    await control.setRules({ experimentShare: 1 });
    expect(await endOf(callback, idOf(await postSend(url, cartReminder(person))))).toBe(130472);
    expect(await endOf(callback, idOf(await postSend(url, orderUpdate(person))))).toBe('delivered');
    await control.setRules({ experimentShare: 0 });
    expect(await endOf(callback, idOf(await postSend(url, cartReminder(person))))).toBe(
      'delivered',
    );
  });

  test('a paced template is held, then released or dropped', async () => {
    const { url, control, callback } = await started();
    await control.setRules({ pacing: { holdAfter: 1 } });
    await postSend(url, cartReminder('+31 6 3000 0001'));
    const answers = [
      await postSend(url, cartReminder('+31 6 3000 0002')),
      await postSend(url, cartReminder('+31 6 3000 0003')),
    ];
    const [first = '', second = ''] = answers.map(idOf);
    expect(answers[0]?.body).toMatchObject({
      messages: [{ message_status: 'held_for_quality_assessment' }],
    });
    await control.advance({ advanceMs: day });
    expect(await control.decidePacing({ template: 'other', decision: 'drop' })).toEqual({
      decided: 0,
    });
    expect(await control.decidePacing({ decision: 'release' })).toEqual({ decided: 2 });
    expect(await endOf(callback, first)).toBe('delivered');
    expect(await endOf(callback, second)).toBe('delivered');
    await control.setRules({ pacing: { holdAfter: 0, decideAfterMs: 60_000, decision: 'drop' } });
    const dropped = idOf(await postSend(url, cartReminder('+31 6 3000 0004')));
    expect(namesOf(callback, dropped)).toEqual([]);
    await control.advance({ advanceMs: 60_000 });
    expect(await endOf(callback, dropped)).toBe(132015);
  });

  test('are refused with their field when they make no sense', async () => {
    const { control } = await started();
    await expect(control.setRules({ experimentShare: 3 })).rejects.toThrow(/1/);
    expect((await control.rules()).experimentShare).toBe(0);
  });
});

test('an answer to somebody who came from an ad is free for 72 hours, and names its conversation', async () => {
  const { url, control, callback } = await started();
  await control.send(person, { kind: 'text', text: 'Hello! Can I get more info?', referral: {} });
  await callback.until(() => callback.messages().length === 1);
  expect(callback.messages()[0]).toMatchObject({
    referral: { source_type: 'ad', ctwa_clid: expect.any(String) },
  });
  const free = { type: 'free_entry_point', category: 'referral_conversion', billable: false };
  const answer = idOf(await postSend(url, hello));
  await endOf(callback, answer);
  const [sent] = toldOf(callback, answer);
  expect(sent).toMatchObject({
    pricing: free,
    conversation: {
      origin: { type: 'referral_conversion' },
      expiration_timestamp: expect.stringMatching(/^\d+$/),
    },
  });
  await control.advance({ advanceMs: 2 * day });
  const later = idOf(await postSend(url, cartReminder(person)));
  await endOf(callback, later);
  expect(toldOf(callback, later)[0]).toMatchObject({ pricing: free });
  await control.advance({ advanceMs: day });
  const charged = idOf(await postSend(url, cartReminder(person)));
  await endOf(callback, charged);
  expect(toldOf(callback, charged)[0]).toMatchObject({ pricing: { type: 'regular' } });
});

test('up to v23.0 every status names a conversation, later only those from ads', async () => {
  const { url, control, callback } = await started();
  const now = idOf(await postSend(url, orderUpdate(person)));
  await endOf(callback, now);
  expect(toldOf(callback, now)[0]).not.toHaveProperty('conversation');
  await control.setRules({ webhookVersion: 'v23.0' });
  const then = idOf(await postSend(url, orderUpdate(person)));
  await endOf(callback, then);
  expect(toldOf(callback, then)[0]).toMatchObject({
    conversation: { origin: { type: 'utility' } },
  });
});

describe('a phone that is off', () => {
  test('gets its messages when it is switched on, except those past their time to live', async () => {
    const { url, control, callback } = await started();
    await control.createHandset({ number: person, off: true });
    const id = idOf(await postSend(url, orderUpdate(person)));
    await callback.until(() => namesOf(callback, id).includes('sent'));
    await control.advance({ advanceMs: 40 * day });
    const second = idOf(await postSend(url, orderUpdate(person)));
    await callback.until(() => namesOf(callback, second).includes('sent'));
    await control.setIdentity(person, { off: false });
    expect(await endOf(callback, second)).toBe('delivered');
    expect(namesOf(callback, id)).toEqual(['sent']);
  });
});

test('a failure can come after the delivery', async () => {
  const { url, control, callback } = await started();
  await control.setFaults({
    errors: [{ code: 131026, by: 'webhook', after: 'delivered', delayMs: day }],
  });
  const id = idOf(await postSend(url, orderUpdate(person)));
  expect(await endOf(callback, id)).toBe('delivered');
  await control.advance({ advanceMs: day });
  await callback.until(() => namesOf(callback, id).includes('failed'));
  expect(namesOf(callback, id)).toEqual(['sent', 'delivered', 'failed']);
});

test('who was blocked by the business is not written to, and writes to nobody', async () => {
  const { url, control, callback } = await started();
  await control.reply(person, { text: 'Hi' });
  await callback.until(() => callback.messages().length === 1);
  const { statusCode } = await blockUsers(url, person);
  expect(statusCode).toBe(200);
  await control.reply(person, { text: 'Are you there?' });
  expect(await endOf(callback, idOf(await postSend(url, hello)))).toBe(131026);
  expect(callback.messages()).toHaveLength(1);
  const { messages } = await control.conversation(person);
  expect(messages.at(-1)).toMatchObject({ text: 'Are you there?', status: 'sent' });
});

async function blockUsers(url: string, user: string): Promise<{ statusCode: number }> {
  const answer = await fetch(`${url}/v25.0/106540352242922/block_users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a-token' },
    body: JSON.stringify({ messaging_product: 'whatsapp', block_users: [{ user }] }),
  });
  await answer.arrayBuffer();
  return { statusCode: answer.status };
}
