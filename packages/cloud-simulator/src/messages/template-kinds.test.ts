import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { templatesOfEveryKind } from '../templates/templates-of-every-kind.ts';
import { idOf, postSend, refusalOf } from '../testing/post-send.ts';
import { startSimulator, type RunningSimulator } from '../testing/start-simulator.ts';

const person = '+39 347 123 4567';
const link = 'https://shop.example/a.png';
let running: RunningSimulator;

beforeAll(async () => {
  running = await startSimulator({ statuses: 'none' });
  await running.simulator.putTemplates({
    wabaId: '102290129340398',
    templates: templatesOfEveryKind,
  });
});
afterAll(() => running.close());

const send = (name: string, components: unknown[]) =>
  postSend(running.url, {
    messaging_product: 'whatsapp',
    to: person,
    type: 'template',
    template: { name, language: { code: 'en' }, components },
  });
const text = (value: string) => ({ type: 'text', text: value });
const header = { type: 'header', parameters: [{ type: 'image', image: { link } }] };
const button = (index: number, sub_type: string, parameter: unknown) => ({
  type: 'button',
  sub_type,
  index: String(index),
  parameters: [parameter],
});
const card = (card_index: number) => ({
  card_index,
  components: [
    header,
    { type: 'body', parameters: [text('Zoë')] },
    button(0, 'quick_reply', { type: 'payload', payload: `waypost:${card_index * 2}` }),
    button(1, 'url', text('mug')),
  ],
});
const offerEnd = {
  type: 'limited_time_offer',
  parameters: [
    { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_900_000_000_000 } },
  ],
};
const offerRest = [
  header,
  { type: 'body', parameters: [text('Zoë')] },
  button(0, 'copy_code', { type: 'coupon_code', coupon_code: 'SAVE10' }),
  button(1, 'url', text('sale')),
];
const items = { title: 'Warm', product_items: [{ product_retailer_id: 'wool-socks' }] };
const location = { latitude: '45.4', longitude: '9.2', name: 'Shop', address: 'Milano' };

async function drawn(name: string, components: unknown[]) {
  const id = idOf(await send(name, components));
  const { messages } = await running.simulator.control.conversation(person);
  const message = messages.find((each) => each.id === id);
  if (!message) throw new Error('the phone has no such message');
  return { id, bubble: message.bubble };
}

describe('a template of every kind is drawn with all its parameters', () => {
  test('limited-time offer', async () => {
    const { bubble } = await drawn('kind_offer', [...offerRest, offerEnd]);
    expect(bubble).toMatchObject({
      header: { kind: 'image', url: link },
      offer: { text: 'Ends soon', expiresAt: 1_900_000_000_000, code: 'SAVE10' },
      buttons: [
        { kind: 'copy_code', payload: 'SAVE10', index: 0 },
        { kind: 'url', url: 'https://shop.example/sale', index: 1 },
      ],
    });
  });

  test('carousel, whose quick replies tell which card was tapped', async () => {
    const { id, bubble } = await drawn('kind_cards', [
      { type: 'body', parameters: [text('Zoë')] },
      { type: 'carousel', cards: [card(0), card(1)] },
    ]);
    expect(bubble.cards?.[1]).toMatchObject({
      header: { kind: 'image', url: link },
      body: [{ text: 'Card 1 for ' }, { text: 'Zoë', source: 'value', slot: 'card.1.body.1' }, {}],
      buttons: [
        { kind: 'quick_reply', payload: 'waypost:2', index: 0 },
        { kind: 'url', url: 'https://shop.example/mug', index: 1 },
      ],
    });
    const { control } = running.simulator;
    await control.tap(person, { messageId: id, buttonIndex: 0, cardIndex: 1 });
    const { messages } = await control.conversation(person);
    expect(messages.find((message) => message.id === id)?.tappedButtons).toEqual([2]);
  });

  test('Flow', async () => {
    const { bubble } = await drawn('kind_flow', []);
    expect(bubble.buttons).toEqual([
      { kind: 'flow', text: 'Book', index: 0, payload: '1155112233445501' },
    ]);
  });

  test('list of products', async () => {
    const { bubble } = await drawn('kind_products', [
      button(0, 'mpm', {
        type: 'action',
        action: { thumbnail_product_retailer_id: 'wool-socks', sections: [items] },
      }),
    ]);
    expect(bubble).toMatchObject({
      header: { kind: 'text' },
      products: { sections: [{ title: 'Warm', products: [{ retailerId: 'wool-socks' }] }] },
      buttons: [{ kind: 'products', text: 'View items', index: 0 }],
    });
  });

  test('place', async () => {
    const { bubble } = await drawn('kind_place', [
      { type: 'header', parameters: [{ type: 'location', location }] },
    ]);
    expect(bubble.header).toEqual({ kind: 'location', ...location });
  });
});

test.each<[string, string, unknown[], number]>([
  ['an offer without its end', 'kind_offer', offerRest, 131008],
  [
    'a card too few',
    'kind_cards',
    [
      { type: 'body', parameters: [text('Z')] },
      { type: 'carousel', cards: [card(0)] },
    ],
    132012,
  ],
  [
    'cards where there are none',
    'kind_flow',
    [{ type: 'carousel', cards: [card(0), card(1)] }],
    132012,
  ],
  [
    'a card without its picture',
    'kind_cards',
    [
      { type: 'body', parameters: [text('Z')] },
      {
        type: 'carousel',
        cards: [card(0), { card_index: 1, components: card(1).components.slice(1) }],
      },
    ],
    132012,
  ],
  ['products without their list', 'kind_products', [], 131008],
  [
    'a place without its latitude',
    'kind_place',
    [{ type: 'header', parameters: [{ type: 'location', location: { name: 'Shop' } }] }],
    131008,
  ],
  ['a Flow button named as another', 'kind_flow', [button(0, 'url', text('x'))], 132018],
])('%s is refused', async (_what, name, components, code) => {
  expect(refusalOf(await send(name, components))).toEqual({ status: 400, code });
});
