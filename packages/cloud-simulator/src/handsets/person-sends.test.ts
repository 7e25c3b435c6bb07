import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';

import type { SimulatorControl } from '../control/control.ts';
import { connectSimulator } from '../control/connect-simulator.ts';
import { ControlError } from '../control/control-error.ts';
import { idOf, orderUpdate, postSend } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';
import type { personSendSchema } from './person-sends.ts';

const secret = 'app-secret';
let callback: WebhookReceiver;
let running: RunningSimulator;
let control: SimulatorControl;
let people = 0;

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

const somebody = (): string => {
  people += 1;
  return `+39 347 200 ${String(people).padStart(4, '0')}`;
};
const values = () =>
  callback.posts.flatMap(({ envelope }) => envelope.entry.flatMap((entry) => entry.changes));

/** The webhook's value that carries a message. */
async function valueOf(id: string): Promise<Record<string, unknown>> {
  const has = () =>
    values().find(({ value }) => value.messages?.some((message) => message.id === id));
  await callback.until(() => has() !== undefined);
  const { value } = has() ?? {};
  if (!value) throw new Error('no webhook told of the message');
  return value;
}
async function told(number: string, send: z.input<typeof personSendSchema>): Promise<unknown> {
  const { id } = await control.send(number, send);
  const { messages } = await valueOf(id);
  return Array.isArray(messages) ? messages[0] : undefined;
}
async function arrived(number: string, body: Record<string, unknown>): Promise<string> {
  const id = idOf(
    await postSend(running.url, { messaging_product: 'whatsapp', to: number, ...body }),
  );
  await callback.until(() =>
    callback.statuses().some((status) => status.id === id && status.status === 'delivered'),
  );
  return id;
}

describe('a handset sends', () => {
  test.each(['image', 'video', 'audio', 'document', 'sticker'] as const)(
    '%s that the business can download',
    async (kind) => {
      const number = somebody();
      const message = await told(number, { kind });
      expect(message).toMatchObject({
        type: kind,
        [kind]: {
          id: expect.stringMatching(/^\d+$/),
          mime_type: expect.stringMatching(/^(image|video|audio|application)\//),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      const { messages } = await control.conversation(number);
      const { header } = messages[0]?.bubble ?? {};
      const url = header && 'url' in header ? (header.url ?? '') : '';
      const content = await fetch(`${running.url}${url}`);
      expect(content.status).toBe(200);
      expect((await content.arrayBuffer()).byteLength).toBeGreaterThan(100);
    },
  );

  test('a file of its own, a caption and a quote', async () => {
    const number = somebody();
    await control.reply(number, { text: 'Hi' });
    const quotedId = await arrived(number, orderUpdate(number));
    const data = Buffer.from('hello').toString('base64');
    const message = await told(number, {
      kind: 'document',
      data,
      mimeType: 'text/plain',
      filename: 'note.txt',
      caption: 'As you asked',
      quotedId,
    });
    expect(message).toMatchObject({
      context: { id: quotedId, from: '15550783881' },
      document: { mime_type: 'text/plain', filename: 'note.txt', caption: 'As you asked' },
    });
    const wrong = control.send(number, { kind: 'image', data, mimeType: 'text/plain' });
    await expect(wrong).rejects.toThrow(ControlError);
  });

  test('places, cards, emojis, orders, groups, questions about products, what is not supported', async () => {
    const number = somebody();
    await control.reply(number, { text: 'Hi' });
    const messageId = await arrived(number, orderUpdate(number));
    expect(
      await told(number, { kind: 'location', latitude: 45.5, longitude: 9.2, name: 'Shop' }),
    ).toMatchObject({ type: 'location', location: { latitude: 45.5, name: 'Shop' } });
    expect(
      await told(number, { kind: 'contacts', contacts: [{ name: 'Ada B', phone: '+39 02 1' }] }),
    ).toMatchObject({
      contacts: [{ name: { formatted_name: 'Ada B', first_name: 'Ada', last_name: 'B' } }],
    });
    expect(await told(number, { kind: 'reaction', messageId, emoji: '👍' })).toMatchObject({
      type: 'reaction',
      reaction: { message_id: messageId, emoji: '👍' },
    });
    const removed = await told(number, { kind: 'reaction', messageId, emoji: null });
    expect(removed).toMatchObject({ reaction: { message_id: messageId } });
    expect(JSON.stringify(removed)).not.toContain('emoji');
    expect(
      await told(number, {
        kind: 'order',
        catalogId: '194836987003835',
        items: [{ retailerId: 'camp-mug', quantity: 2 }],
      }),
    ).toMatchObject({
      order: {
        product_items: [
          { product_retailer_id: 'camp-mug', quantity: 2, item_price: 14.9, currency: 'EUR' },
        ],
      },
    });
    expect(await told(number, { kind: 'text', text: 'All?', groupId: 'g-1' })).toMatchObject({
      group_id: 'g-1',
    });
    const product = { catalogId: '194836987003835', retailerId: 'camp-mug' };
    expect(await told(number, { kind: 'text', text: 'Still there?', product })).toMatchObject({
      context: { referred_product: { product_retailer_id: 'camp-mug' } },
    });
    expect(await told(number, { kind: 'unsupported' })).toMatchObject({
      type: 'unsupported',
      errors: [{ code: 131051 }],
      unsupported: { type: 'poll_creation' },
    });
    expect(await told(number, { kind: 'request_welcome' })).toMatchObject({
      type: 'request_welcome',
    });
  });

  test('changes to own messages, which the phone shows changed', async () => {
    const number = somebody();
    const { id } = await control.reply(number, { text: 'Helo' });
    expect(await told(number, { kind: 'edit', messageId: id, text: 'Hello' })).toMatchObject({
      type: 'edit',
      edit: { original_message_id: id, message: { text: { body: 'Hello' } } },
    });
    const texts = async () =>
      (await control.conversation(number)).messages.map((message) => message.text);
    expect(await texts()).toEqual(['Hello']);
    expect(await told(number, { kind: 'revoke', messageId: id })).toMatchObject({
      type: 'revoke',
      revoke: { original_message_id: id },
    });
    expect(await texts()).toEqual([]);
  });

  test('the row of a list that was picked', async () => {
    const number = somebody();
    await control.reply(number, { text: 'Hi' });
    const messageId = await arrived(number, {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: 'Which size?' },
        action: {
          button: 'Choose',
          sections: [
            { title: 'Adults', rows: [{ id: 's', title: 'S' }] },
            { title: 'Children', rows: [{ id: '128', title: '128', description: '8 years' }] },
          ],
        },
      },
    });
    const { id } = await control.tap(number, { messageId, buttonIndex: 1 });
    expect(await valueOf(id)).toMatchObject({
      messages: [
        {
          context: { id: messageId },
          interactive: {
            type: 'list_reply',
            list_reply: { id: '128', title: '128', description: '8 years' },
          },
        },
      ],
    });
    await expect(control.tap(number, { messageId, buttonIndex: 2 })).rejects.toThrow(/row/);
  });

  test('the answers of a Flow, with the token it was sent with', async () => {
    const number = somebody();
    await control.reply(number, { text: 'Hi' });
    const flow = (flow_id: string) =>
      arrived(number, {
        type: 'interactive',
        interactive: {
          type: 'flow',
          body: { text: 'Book' },
          action: {
            name: 'flow',
            parameters: { flow_message_version: '3', flow_id, flow_cta: 'Go', flow_token: 't-7' },
          },
        },
      });
    const messageId = await flow('1155112233445501');
    const form = await control.form(number, { messageId });
    expect(form).toMatchObject({ name: 'book_appointment' });
    expect(form.screens?.flatMap(({ fields }) => fields.map(({ name }) => name))).toEqual([
      'date',
      'time',
      'name',
      'note',
    ]);
    const message = await told(number, {
      kind: 'flow',
      messageId,
      answers: { date: '2026-12-01', time: '09:30' },
    });
    expect(message).toMatchObject({
      context: { id: messageId },
      interactive: {
        type: 'nfm_reply',
        nfm_reply: {
          name: 'flow',
          response_json: '{"date":"2026-12-01","time":"09:30","flow_token":"t-7"}',
        },
      },
    });
    const { messages } = await control.conversation(number);
    expect(messages.at(-1)?.bubble.answers).toEqual([
      { name: 'date', value: '2026-12-01' },
      { name: 'time', value: '09:30' },
    ]);
    const unknown = await flow('999999');
    expect(await control.form(number, { messageId: unknown })).toMatchObject({ screens: null });
  });

  test('that a voice message was played', async () => {
    const number = somebody();
    await control.reply(number, { text: 'Hi' });
    const link = 'https://shop.example/a.ogg';
    const messageId = await arrived(number, { type: 'audio', audio: { link, voice: true } });
    await control.play(number, { messageId });
    await callback.until(() =>
      callback.statuses().some(({ id, status }) => id === messageId && status === 'played'),
    );
  });
});

describe('a person who hides the number', () => {
  test('is known by the user id only, until the number is given', async () => {
    const made = await control.createHandset({
      name: 'Tiago Mingo',
      username: 'tiago',
      hidesNumber: true,
    });
    const { userId, number } = made;
    const business = { phoneNumberId: '106540352242922' };
    const { id } = await control.send(userId, { kind: 'text', text: 'Hi', ...business });
    const value = await valueOf(id);
    expect(value).toMatchObject({
      contacts: [{ profile: { name: 'Tiago Mingo', username: '@tiago' }, user_id: userId }],
      messages: [{ from_user_id: userId }],
    });
    expect(JSON.stringify({ ...value, messages: [] })).not.toContain(number);
    const messageId = idOf(
      await postSend(running.url, {
        messaging_product: 'whatsapp',
        recipient: userId,
        text: { body: 'Hello' },
      }),
    );
    const statusesOf = () => callback.statuses().filter((status) => status.id === messageId);
    await callback.until(() => statusesOf().some(({ status }) => status === 'delivered'));
    expect(statusesOf()[0]).toMatchObject({ recipient_user_id: userId });
    expect(statusesOf()[0]).not.toHaveProperty('recipient_id');

    const shared = await control.send(userId, { kind: 'contacts', ...business });
    expect(await valueOf(shared.id)).toMatchObject({
      contacts: [{ wa_id: number }],
      messages: [{ from: number, contacts: [{ phones: [{ wa_id: number }] }] }],
    });
  });

  test('needs a username', async () => {
    await expect(control.createHandset({ hidesNumber: true })).rejects.toThrow(/username/);
  });
});

describe('a person who changes', () => {
  test('the number, goes on with the same chat; the old number reaches nobody', async () => {
    const number = somebody();
    const to = somebody();
    await control.reply(number, { text: 'Hi' });
    const messageId = await arrived(number, orderUpdate(number));
    await control.changeNumber(number, { to });
    const system = () => callback.messages().find((message) => message.type === 'system');
    await callback.until(() => system() !== undefined);
    expect(system()).toMatchObject({
      from: number.replace(/\D/g, ''),
      system: { type: 'user_changed_number', wa_id: to.replace(/\D/g, '') },
    });
    expect(
      await told(to, { kind: 'text', text: 'My new number', quotedId: messageId }),
    ).toMatchObject({ from: to.replace(/\D/g, ''), context: { id: messageId } });
    const { messages } = await control.conversation(to);
    expect(messages.map(({ text }) => text)).toEqual([
      'Hi',
      expect.stringContaining('Good news'),
      'My new number',
    ]);
    const lost = idOf(await postSend(running.url, orderUpdate(number)));
    await callback.until(() => callback.statuses().some((status) => status.id === lost));
    const failed = callback.statuses().find((status) => status.id === lost);
    expect(failed?.errors?.[0]?.code).toBe(131026);
  });

  test('the user id, is told under the old one and found under the new one', async () => {
    const number = somebody();
    await valueOf((await control.reply(number, { text: 'Hi' })).id);
    const before = (await control.conversation(number)).userId;
    const { userId } = await control.changeUserId(number);
    expect(userId).not.toBe(before);
    const system = () =>
      callback.messages().find((message) => JSON.stringify(message).includes(userId));
    await callback.until(() => system() !== undefined);
    expect(system()).toMatchObject({
      from_user_id: before,
      system: { type: 'user_changed_user_id', user_id: userId },
    });
    expect((await control.conversation(userId)).number).toBe(number.replace(/\D/g, ''));
  });
});

describe('a link that is tapped or scanned', () => {
  test('opens the chat with its words in the line', async () => {
    const made = await fetch(`${running.url}/v25.0/106540352242922/message_qrdls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a-token' },
      body: JSON.stringify({ prefilled_message: 'I want the spring news' }),
    });
    const body: unknown = await made.json();
    const link = /https:\/\/wa\.me\/message\/\w+/.exec(JSON.stringify(body))?.[0] ?? '';
    const opened = { phoneNumberId: '106540352242922', text: 'I want the spring news' };
    expect(await control.openLink({ link })).toEqual(opened);
    expect(
      await control.openLink({ link: 'wa.me/15550783881?text=I%20want%20the%20spring%20news' }),
    ).toEqual(opened);
  });

  test.each(['https://shop.example/a', 'https://wa.me/message/NOBODY', 'https://wa.me/49123'])(
    'opens nothing: %s',
    async (link) => {
      await expect(control.openLink({ link })).rejects.toThrow(ControlError);
    },
  );
});
