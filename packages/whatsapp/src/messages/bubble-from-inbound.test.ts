import { describe, expect, it } from 'vitest';

import { bubbleFromInbound } from './bubble-from-inbound.ts';
import { bubbleText } from './bubble-text.ts';

describe('the words of what a person sent', () => {
  it.each([
    [{ type: 'text', text: { body: 'Hello' } }, 'Hello'],
    [{ type: 'button', button: { payload: 'waypost:0', text: 'Yes' } }, 'Yes'],
    [
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'waypost:0', title: 'No' } },
      },
      'No',
    ],
    [
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'waypost:1', title: 'Evening', description: '18 to 20' },
        },
      },
      'Evening\n18 to 20',
    ],
    [{ type: 'image', image: { id: '1', caption: 'Broken' } }, 'Broken'],
    [{ type: 'order', order: { text: 'Please hurry' } }, 'Please hurry'],
    [{ type: 'system', system: { body: 'changed number' } }, 'changed number'],
    [{ type: 'edit', edit: { message: { type: 'text', text: { body: 'Mended' } } } }, 'Mended'],
    [{ type: 'unsupported' }, ''],
    [{ type: 'text', text: 'no object' }, ''],
    [null, ''],
  ])('%j', (message, text) => {
    expect(bubbleText(bubbleFromInbound(message))).toBe(text);
  });
});

describe('what a person sent', () => {
  it('is shown as our own file once it was downloaded, and as a medium before', () => {
    const message = { type: 'audio', audio: { id: '77', voice: true } };
    const assets = new Map([['77', 'abc']]);
    expect(bubbleFromInbound(message, { assetOf: (id) => assets.get(id) }).header).toEqual({
      kind: 'audio',
      voice: true,
      url: '/api/media/abc/content',
    });
    expect(bubbleFromInbound(message).header).toEqual({ kind: 'audio', voice: true });
  });

  it('may be a place, a card, an order or an emoji', () => {
    const location = { latitude: 45.4642, longitude: 9.19, name: 'Duomo' };
    expect(bubbleFromInbound({ type: 'location', location }).header).toEqual({
      kind: 'location',
      latitude: '45.4642',
      longitude: '9.19',
      name: 'Duomo',
    });
    const contacts = [{ name: { formatted_name: 'Giulia' }, phones: [{ phone: '+39 1' }, {}] }];
    expect(bubbleFromInbound({ type: 'contacts', contacts }).header).toEqual({
      kind: 'contacts',
      contacts: [{ name: 'Giulia', phones: ['+39 1'], emails: [] }],
    });
    const product_items = [
      { product_retailer_id: 'SKU-1', quantity: '2', item_price: 9.5, currency: 'EUR' },
    ];
    expect(bubbleFromInbound({ type: 'order', order: { product_items } }).header).toEqual({
      kind: 'order',
      products: [{ retailerId: 'SKU-1', quantity: 2, price: '9.5 EUR' }],
    });
    const reaction = { message_id: 'wamid.1', emoji: '🎉' };
    expect(bubbleFromInbound({ type: 'reaction', reaction }).emojiReaction).toBe('🎉');
  });

  it('has the answers of a Flow by name, without its token', () => {
    const response_json = JSON.stringify({
      flow_token: 'secret',
      day: 'Monday',
      topics: ['a', 'b'],
      count: 3,
    });
    const nfm_reply = { name: 'flow', body: 'Sent', response_json };
    const interactive = { type: 'nfm_reply', nfm_reply };
    expect(bubbleFromInbound({ type: 'interactive', interactive }).answers).toEqual([
      { name: 'day', value: 'Monday' },
      { name: 'topics', value: 'a, b' },
      { name: 'count', value: '3' },
    ]);
    const broken = { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{' } };
    expect(bubbleFromInbound({ type: 'interactive', interactive: broken }).answers).toBeUndefined();
  });

  it('shows the message it answers', () => {
    const quoted = { own: false, text: 'When?' };
    const text = { type: 'text', text: { body: 'Noon' } };
    expect(bubbleFromInbound(text, { quoted }).quoted).toEqual(quoted);
  });
});
