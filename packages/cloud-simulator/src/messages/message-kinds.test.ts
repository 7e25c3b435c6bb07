import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { SimulatorControl } from '../control/control.ts';
import { idOf, postSend, refusalOf } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';

const person = '+39 347 123 4567';
const link = 'https://shop.example/a';
let running: RunningSimulator;
let control: SimulatorControl;

beforeAll(async () => {
  running = await startSimulator({ statuses: 'none' });
  ({ control } = running.simulator);
});
afterAll(() => running.close());

const send = (body: Record<string, unknown>, to: Record<string, unknown> = { to: person }) =>
  postSend(running.url, { messaging_product: 'whatsapp', ...to, ...body });
const interactive = (type: string, parts: Record<string, unknown>) => ({
  type: 'interactive',
  interactive: { type, body: { text: 'Have a look' }, ...parts },
});
const flow = (parameters: Record<string, unknown>) =>
  interactive('flow', {
    action: {
      name: 'flow',
      parameters: { flow_message_version: '3', flow_id: '1', flow_cta: 'Book', ...parameters },
    },
  });
const card = (card_index: number, kind = 'image') => ({
  card_index,
  type: 'cta_url',
  header: { type: kind, [kind]: { link } },
  body: { text: 'A card' },
  action: { name: 'cta_url', parameters: { display_text: 'Open', url: link } },
});
const carousel = (...cards: unknown[]) => interactive('carousel', { action: { cards } });
const products = (count: number, ...titles: string[]) =>
  interactive('product_list', {
    header: { type: 'text', text: 'For you' },
    action: {
      catalog_id: '1',
      sections: titles.map((title) => ({
        ...(title === '' ? {} : { title }),
        product_items: Array.from({ length: count }, (_, place) => ({
          product_retailer_id: `p-${title}-${place}`,
        })),
      })),
    },
  });
const contact = (name: Record<string, unknown>) => ({ type: 'contacts', contacts: [{ name }] });

const rows = (...ids: string[]) => ids.map((id) => ({ id, title: `Row ${id}` }));

/** What is drawn of the message that was just sent. */
async function drawn(body: Record<string, unknown>) {
  const id = idOf(await send(body));
  const { messages } = await control.conversation(person);
  const message = messages.find((each) => each.id === id);
  if (!message) throw new Error('the phone has no such message');
  return message.bubble;
}

const words = [{ text: 'Have a look', source: 'template' }];

describe('a message of every kind is taken and drawn', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'image',
      { type: 'image', image: { link, caption: 'New' } },
      { header: { kind: 'image', url: link }, body: [{ text: 'New', source: 'template' }] },
    ],
    ['video', { type: 'video', video: { link } }, { header: { kind: 'video', url: link } }],
    [
      'voice message',
      { type: 'audio', audio: { link, voice: true } },
      { header: { kind: 'audio', url: link, voice: true } },
    ],
    [
      'document',
      { type: 'document', document: { link, filename: 'size.pdf' } },
      { header: { kind: 'document', url: link, filename: 'size.pdf' } },
    ],
    ['sticker', { type: 'sticker', sticker: { link } }, { header: { kind: 'sticker', url: link } }],
    [
      'location',
      { type: 'location', location: { latitude: 45.5, longitude: '9.19', name: 'Shop' } },
      { header: { kind: 'location', latitude: '45.5', longitude: '9.19', name: 'Shop' } },
    ],
    [
      'contact card',
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Ada B', first_name: 'Ada' },
            phones: [{ phone: '+39 02 1' }],
            org: { company: 'Shop' },
          },
        ],
      },
      {
        header: {
          kind: 'contacts',
          contacts: [{ name: 'Ada B', phones: ['+39 02 1'], emails: [], organisation: 'Shop' }],
        },
      },
    ],
    [
      'link button',
      interactive('cta_url', {
        footer: { text: 'Fjord' },
        action: { name: 'cta_url', parameters: { display_text: 'Open', url: link } },
      }),
      { body: words, footer: 'Fjord', buttons: [{ kind: 'url', text: 'Open', url: link }] },
    ],
    [
      'Flow',
      flow({ flow_action_payload: { screen: 'A', data: { id: 1 } } }),
      { body: words, buttons: [{ kind: 'flow', text: 'Book', payload: '1' }] },
    ],
    [
      'product',
      interactive('product', { action: { catalog_id: '1', product_retailer_id: 'mug' } }),
      { header: { kind: 'product', product: { retailerId: 'mug' } }, body: words },
    ],
    [
      'list of products',
      products(2, 'Warm'),
      {
        header: { kind: 'text' },
        products: { sections: [{ title: 'Warm', products: [{ retailerId: 'p-Warm-0' }, {}] }] },
      },
    ],
    [
      'catalogue',
      interactive('catalog_message', { action: { name: 'catalog_message' } }),
      { body: words, buttons: [{ kind: 'catalog', text: '' }] },
    ],
    [
      'request for a location',
      interactive('location_request_message', { action: { name: 'send_location' } }),
      { body: words, buttons: [{ kind: 'location_request' }] },
    ],
    [
      'request for contact data',
      interactive('request_contact_info', { action: { name: 'request_contact_info' } }),
      { body: words, buttons: [{ kind: 'contact_request' }] },
    ],
    [
      'carousel',
      carousel(card(0), card(1)),
      {
        body: words,
        cards: [
          { header: { kind: 'image', url: link }, buttons: [{ kind: 'url', text: 'Open' }] },
          {},
        ],
      },
    ],
  ])('%s', async (_kind, body, bubble) => {
    expect(await drawn(body)).toMatchObject(bubble);
  });

  test('list, whose rows count over all sections', async () => {
    const bubble = await drawn(
      interactive('list', {
        action: {
          button: 'Choose',
          sections: [
            { title: 'One', rows: rows('a', 'b') },
            { title: 'Two', rows: rows('c') },
          ],
        },
      }),
    );
    expect(bubble.buttons).toEqual([{ kind: 'list', text: 'Choose', index: 0 }]);
    expect(bubble.list?.sections[1]).toEqual({
      title: 'Two',
      rows: [{ index: 2, title: 'Row c', payload: 'c' }],
    });
  });

  test('emoji on a message, of each side one; it can be taken back', async () => {
    const { id } = await control.reply(person, { text: 'Thank you' });
    const react = (emoji: string, message_id = id) =>
      send({ type: 'reaction', reaction: { message_id, emoji } });
    idOf(await react('👍'));
    idOf(await react('❤️'));
    const reactions = async () => {
      const { messages } = await control.conversation(person);
      return messages.find((message) => message.id === id)?.reactions;
    };
    expect(await reactions()).toEqual([{ emoji: '❤️', own: false }]);
    idOf(await react(''));
    expect(await reactions()).toEqual([]);
    expect(refusalOf(await react('👍', 'wamid.nobody')).code).toBe(131009);
    expect(refusalOf(await react('hello')).code).toBe(131009);
    await control.advance({ advanceMs: 31 * 86_400_000 });
    expect(refusalOf(await react('👍')).code).toBe(131009);
  });

  test('quoted reply', async () => {
    const { id } = await control.reply(person, { text: 'Is it warm?' });
    expect(
      await drawn({ type: 'text', text: { body: 'Very' }, context: { message_id: id } }),
    ).toMatchObject({ quoted: { own: true, text: 'Is it warm?' } });
  });
});

describe('what is beyond the limits is refused', () => {
  test.each<[string, Record<string, unknown>, number]>([
    ['neither id nor link', { type: 'image', image: { caption: 'x' } }, 131008],
    ['id and link', { type: 'image', image: { id: '1', link } }, 131008],
    ['a caption too long', { type: 'video', video: { link, caption: 'x'.repeat(1025) } }, 131009],
    ['a caption on a sticker', { type: 'sticker', sticker: { link, caption: 'x' } }, 131009],
    ['an id that nobody uploaded', { type: 'image', image: { id: '1234567890' } }, 131053],
    ['a place off the map', { type: 'location', location: { latitude: 91, longitude: 0 } }, 131009],
    ['a place without its latitude', { type: 'location', location: { longitude: 0 } }, 131008],
    ['a card without a name', contact({ first_name: 'Ada' }), 131008],
    ['a card with one part of a name', contact({ formatted_name: 'Ada' }), 131009],
    [
      'a link that is none',
      interactive('cta_url', {
        action: { name: 'cta_url', parameters: { display_text: 'Open', url: 'shop' } },
      }),
      131009,
    ],
    ['a Flow by id and by name', flow({ flow_name: 'book' }), 131009],
    ['a Flow with empty data', flow({ flow_action_payload: { screen: 'A', data: {} } }), 131009],
    ['a Flow button too long', flow({ flow_cta: 'x'.repeat(31) }), 131009],
    ['one card', carousel(card(0)), 131009],
    ['eleven cards', carousel(...Array.from({ length: 11 }, (_, place) => card(place))), 131009],
    ['cards in disorder', carousel(card(1), card(0)), 131009],
    ['cards that differ', carousel(card(0), card(1, 'video')), 131009],
    ['thirty-one products', products(31, 'A'), 131009],
    ['sections without titles', products(1, 'A', ''), 131009],
    ['no catalogue', interactive('product', { action: { product_retailer_id: 'p' } }), 131008],
    ['an interactive type nobody knows', interactive('smoke', { action: {} }), 131009],
  ])('%s', async (_what, body, code) => {
    expect(refusalOf(await send(body))).toEqual({ status: 400, code });
  });
});

describe('a person named by a user id', () => {
  test('is answered with it and without the number', async () => {
    const { userId } = await control.createHandset({ username: 'giulia.b', hidesNumber: true });
    const answer = await send({ type: 'text', text: { body: 'Hi' } }, { recipient: userId });
    expect(answer.body).toMatchObject({ contacts: [{ input: userId, user_id: userId }] });
    expect(JSON.stringify(answer.body)).not.toContain('wa_id');
  });

  test('is nobody when the id was never given out, or was changed', async () => {
    const { userId } = await control.createHandset({ number: '+31 6 7000 0001' });
    const text = { type: 'text', text: { body: 'Hi' } };
    expect(refusalOf(await send(text, { recipient: 'US.123' })).code).toBe(131009);
    await control.changeUserId('+31 6 7000 0001');
    expect(refusalOf(await send(text, { recipient: userId })).code).toBe(131009);
    const { userId: newId } = await control.setIdentity('+31 6 7000 0001', { name: 'Anna' });
    expect((await send(text, { recipient: newId })).status).toBe(200);
  });

  test('gets no authentication template: 131062', async () => {
    const { userId } = await control.createHandset({ number: '+31 6 7000 0002' });
    await running.simulator.putTemplates({
      wabaId: '102290129340398',
      templates: [
        {
          name: 'login_code',
          language: 'en',
          category: 'AUTHENTICATION',
          status: 'APPROVED',
          parameterFormat: 'POSITIONAL',
          components: [{ type: 'BODY', text: '{{1}} is your code' }],
        },
      ],
    });
    const template = {
      type: 'template',
      template: {
        name: 'login_code',
        language: { code: 'en' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: '123456' }] }],
      },
    };
    expect(refusalOf(await send(template, { recipient: userId })).code).toBe(131062);
    expect((await send(template, { to: '+31 6 7000 0002' })).status).toBe(200);
  });
});

test('reading a message marks those before it too, and shows that an answer is being written', async () => {
  const number = '+31 6 7000 0003';
  await control.reply(number, { text: 'One' });
  const { id } = await control.reply(number, { text: 'Two' });
  const read = await postSend(running.url, {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: id,
    typing_indicator: { type: 'text' },
  });
  expect(read.body).toEqual({ success: true });
  const before = await control.conversation(number);
  expect(before.messages.map(({ status }) => status)).toEqual(['read', 'read']);
  expect(before.businesses[0]?.isTyping).toBe(true);
  await control.advance({ advanceMs: 25_000 });
  expect((await control.conversation(number)).businesses[0]?.isTyping).toBe(false);
});
