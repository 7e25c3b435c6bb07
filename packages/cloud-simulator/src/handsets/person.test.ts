import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { connectSimulator } from '../control/connect-simulator.ts';
import { ControlError } from '../control/control-error.ts';
import type { SimulatorControl } from '../control/control.ts';
import { cartReminder, idOf, orderUpdate, postSend } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

const secret = 'app-secret';
let callback: WebhookReceiver;
let running: RunningSimulator;
let control: SimulatorControl;

beforeAll(async () => {
  callback = await startWebhookReceiver(secret);
  running = await startSimulator({
    delays: { sent: [0, 1], delivered: [0, 1], read: [0, 1] },
    readShare: 0,
    number: { callbackUrl: callback.url, appSecret: secret },
  });
  control = connectSimulator(running.url);
});
afterAll(async () => {
  await running.close();
  await callback.close();
});

async function delivered(body: Record<string, unknown>): Promise<string> {
  const id = idOf(await postSend(running.url, body));
  await callback.until(() =>
    callback.statuses().some((status) => status.id === id && status.status === 'delivered'),
  );
  return id;
}

const refused = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof ControlError)) throw new Error('was not refused');
  return [error.status, error.field];
};

describe('a handset', () => {
  test('shows a template as WhatsApp draws it', async () => {
    const number = '+39 347 000 0001';
    const id = await delivered(cartReminder(number));
    const conversation = await control.conversation(number);
    expect(conversation).toMatchObject({ number: '393470000001', unread: 1 });
    const [message] = conversation.messages;
    expect(message).toMatchObject({ id, direction: 'in', status: 'delivered' });
    expect(message?.text).toBe(
      'Hi Zoë, you left something in your cart. Your order of €84.90 is waiting for you.',
    );
    expect(message?.bubble).toMatchObject({
      header: { kind: 'image', url: 'https://shop.example/cart.png' },
      footer: 'Fjord & Field',
      buttons: [
        { kind: 'quick_reply', text: 'Complete order', index: 0, payload: 'waypost:0' },
        { kind: 'quick_reply', text: 'Not now', index: 1, payload: 'Not now' },
      ],
    });
  });

  test('keeps the text a message was sent with when the template changes', async () => {
    const number = '+39 347 000 0002';
    await delivered(orderUpdate(number));
    await control.putTemplates({
      wabaId: '102290129340398',
      templates: [
        {
          name: 'order_update',
          language: 'en',
          category: 'UTILITY',
          status: 'APPROVED',
          parameterFormat: 'NAMED',
          components: [{ type: 'BODY', text: 'Something else' }],
        },
      ],
    });
    const conversation = await control.conversation(number);
    expect(conversation.messages[0]?.text).toContain('Good news, Zoë!');
    expect(conversation.messages[0]?.bubble.buttons[0]?.url).toBe(
      'https://shop.example/orders/A-1',
    );
  });

  test('sends a tap on a quick reply as a button message that quotes ours', async () => {
    const number = '+39 347 000 0003';
    const id = await delivered(cartReminder(number));
    await control.createHandset({ number, name: 'Giulia Bianchi' });
    const tap = await control.tap(number, { messageId: id, buttonIndex: 0 });
    await callback.until(() => callback.messages().some((message) => message.id === tap.id));
    const change = callback.posts
      .flatMap((post) => post.envelope.entry)
      .flatMap((entry) => entry.changes)
      .find((one) => one.value.messages?.[0]?.id === tap.id);
    expect(change?.value).toMatchObject({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
      contacts: [{ profile: { name: 'Giulia Bianchi' }, wa_id: '393470000003' }],
      messages: [
        {
          context: { from: '15550783881', id },
          from: '393470000003',
          type: 'button',
          timestamp: expect.stringMatching(/^\d{10}$/),
          button: { payload: 'waypost:0', text: 'Complete order' },
        },
      ],
    });
    const { messages, unread } = await control.conversation(number);
    expect(messages.map((message) => [message.direction, message.text])).toEqual([
      ['in', expect.stringContaining('Hi Zoë')],
      ['out', 'Complete order'],
    ]);
    expect(messages[0]?.tappedButtons).toEqual([0]);
    expect(messages[1]?.quotedId).toBe(id);
    expect(unread).toBe(0);
  });

  test('sends a tap on a reply button as interactive', async () => {
    const number = '+39 347 000 0004';
    await control.reply(number, { text: 'Hello' });
    const id = await delivered({
      messaging_product: 'whatsapp',
      to: number,
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Which day?' },
        action: { buttons: [{ type: 'reply', reply: { id: 'day-1', title: 'Monday' } }] },
      },
    });
    const tap = await control.tap(number, { messageId: id, buttonIndex: 0 });
    await callback.until(() => callback.messages().some((message) => message.id === tap.id));
    expect(callback.messages().find((message) => message.id === tap.id)).toMatchObject({
      type: 'interactive',
      context: { id },
      interactive: { type: 'button_reply', button_reply: { id: 'day-1', title: 'Monday' } },
    });
  });

  test('tells that messages were read when the chat is opened, once', async () => {
    const number = '+39 347 000 0005';
    const id = await delivered(cartReminder(number));
    expect(await control.read(number)).toEqual({ read: 1 });
    await callback.until(() =>
      callback.statuses().some((status) => status.id === id && status.status === 'read'),
    );
    expect(await control.read(number)).toEqual({ read: 0 });
    expect((await control.conversation(number)).unread).toBe(0);
  });

  test('tells Meta to stop marketing: a user_preferences webhook, then 131050', async () => {
    const number = '+39 347 000 0006';
    await delivered(cartReminder(number));
    await control.preference(number, { value: 'stop' });
    const preferences = () =>
      callback.posts
        .flatMap((post) => post.envelope.entry)
        .flatMap((entry) => entry.changes)
        .filter((change) => change.field === 'user_preferences');
    await callback.until(() => preferences().length === 1);
    expect(preferences()[0]?.value).toMatchObject({
      user_preferences: [{ wa_id: '393470000006', value: 'stop', category: 'marketing_messages' }],
    });
    const id = idOf(await postSend(running.url, cartReminder(number)));
    await callback.until(() => callback.statuses().some((status) => status.id === id));
    const failed = callback.statuses().find((status) => status.id === id);
    expect(failed?.errors?.[0]?.code).toBe(131050);
    const shown = await control.conversation(number);
    expect(shown.messages).toHaveLength(1);
    expect((await control.conversation(number, { all: true })).messages).toHaveLength(2);
  });

  test('refuses what a phone could not do, naming the field', async () => {
    const number = '+39 347 000 0007';
    const id = await delivered(cartReminder(number));
    expect(await refused(control.tap(number, { messageId: id, buttonIndex: 5 }))).toEqual([
      422,
      'buttonIndex',
    ]);
    expect(
      await refused(control.tap('+39 347 000 0099', { messageId: id, buttonIndex: 0 })),
    ).toEqual([404, 'messageId']);
    expect(await refused(control.reply('nobody', { text: 'x' }))).toEqual([422, 'number']);
    expect(await refused(control.reply(number, { text: '' }))).toEqual([422, 'text']);
    expect(await refused(control.conversation('+39 347 999 9999'))).toEqual([404, 'number']);
  });
});

test('the control API answers under loopback names and to declared JSON only', async () => {
  const foreign = await request(`${running.url}/control/handsets`, {
    headers: { host: 'evil.example' },
  });
  expect(foreign.statusCode).toBe(403);
  await foreign.body.dump();
  const form = await request(`${running.url}/control/clock`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: '{"advanceMs":1}',
  });
  expect(form.statusCode).toBe(415);
  await form.body.dump();
});

describe('the list of handsets', () => {
  test('pages by latest activity and finds by number and name', async () => {
    for (let place = 0; place < 25; place += 1) {
      await control.createHandset({
        number: `+31 6 5000 00${10 + place}`,
        name: `Person ${place}`,
      });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await control.listHandsets({
        limit: 10,
        search: 'person',
        ...(cursor === null ? {} : { cursor }),
      });
      seen.push(...page.items.map((item) => item.name ?? ''));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, place) => `Person ${24 - place}`));
    const found = await control.listHandsets({ search: '50000012' });
    expect(found.items.map((item) => item.number)).toEqual(['31650000012']);
  });
});
