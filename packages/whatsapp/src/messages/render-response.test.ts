import { describe, expect, it } from 'vitest';

import { whatsAppContentSchema } from '../content/content.ts';
import type { ResponseLanguageContent } from '../content/response.ts';
import { personalisationData } from '../personalisation/data.ts';
import { renderResponse } from './render-response.ts';
import { bubbleFromResponse } from './responses/bubble-from-response.ts';
import { responseSendSchema } from './responses/response-send.ts';
import { sampleResponses } from './responses/sample-responses.ts';

const anna = personalisationData({
  profile: { firstName: 'Anna', attributes: { order: 'A-7' } },
  event: { total: '40 €' },
  journey: { name: 'Care' },
});

const samples = Object.values(sampleResponses);

function render(content: ResponseLanguageContent) {
  return renderResponse({ content, data: anna });
}

function problemsOf(content: ResponseLanguageContent) {
  return render(content).problems.map(({ slot, code }) => [slot, code]);
}

describe.each(samples.map((content) => [content.kind, content] as const))(
  'a response of kind %s',
  (kind, content) => {
    it('has nothing missing and no problem', () => {
      const { missing, problems } = render(content);
      expect({ missing, problems }).toEqual({ missing: [], problems: [] });
    });

    it('is an author’s content as drafts keep it', () => {
      const response = { defaultLanguage: 'en', byLanguage: { en: content } };
      expect(whatsAppContentSchema.parse({ response }).response).toEqual(response);
    });

    it('is read back as it was sent', () => {
      const { payload } = render(content);
      expect(responseSendSchema.parse(structuredClone(payload))).toEqual(payload);
    });

    it('is drawn from the sent message as from the draft', () => {
      const { payload, bubble } = render(content);
      expect(bubbleFromResponse(payload)).toEqual(bubble);
    });

    it(kind === 'emojiReaction' ? 'can’t quote' : 'quotes the latest message when asked to', () => {
      const quoting = { ...content, quote: true };
      const { payload, bubble } = renderResponse({
        content: quoting,
        data: anna,
        lastMessage: 'Where is it?',
      });
      const isQuote = kind !== 'emojiReaction';
      expect('quote' in payload).toBe(isQuote);
      expect(bubble.quoted).toEqual(isQuote ? { own: true, text: 'Where is it?' } : undefined);
    });
  },
);

describe('what is sent', () => {
  it.each([
    ['text', { type: 'text', text: { body: 'Hello *Anna*', preview_url: true } }],
    [
      'image',
      { type: 'image', image: { link: 'https://shop.example/shoes.jpg', caption: 'New shoes' } },
    ],
    ['video', { type: 'video', video: { asset: '11111111-2222-4333-8444-555555555555' } }],
    [
      'audio',
      { type: 'audio', audio: { asset: '11111111-2222-4333-8444-555555555555', voice: true } },
    ],
    [
      'document',
      {
        type: 'document',
        document: {
          link: 'https://shop.example/files/invoice%207.pdf',
          filename: 'invoice 7.pdf',
          caption: 'Your invoice',
        },
      },
    ],
    [
      'contacts',
      {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: 'Giulia Rossi', first_name: 'Giulia', last_name: 'Rossi' },
            phones: [{ phone: '+39 02 1234 5678', type: 'CELL', wa_id: '390212345678' }],
            emails: [{ email: 'giulia@shop.example', type: 'WORK' }],
            org: { company: 'Shop' },
            urls: [{ url: 'https://shop.example', type: 'WORK' }],
          },
        ],
      },
    ],
    [
      'buttons',
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          header: { type: 'text', text: 'Your order' },
          body: { text: 'Is everything fine?' },
          footer: { text: 'Shop' },
          action: {
            buttons: [
              { type: 'reply', reply: { id: 'waypost:0', title: 'Yes' } },
              { type: 'reply', reply: { id: 'waypost:1', title: 'No' } },
            ],
          },
        },
      },
    ],
    [
      'list',
      {
        type: 'interactive',
        interactive: {
          type: 'list',
          header: { type: 'text', text: 'Delivery' },
          body: { text: 'When shall we come?' },
          action: {
            button: 'Choose a time',
            sections: [
              {
                title: 'Today',
                rows: [{ id: 'waypost:0', title: 'Noon', description: '12 to 14' }],
              },
              {
                title: 'Tomorrow',
                rows: [
                  { id: 'waypost:1', title: 'Morning' },
                  { id: 'waypost:2', title: 'Evening', description: '18 to 20' },
                ],
              },
            ],
          },
        },
      },
    ],
    [
      'flow',
      {
        type: 'interactive',
        interactive: {
          type: 'flow',
          body: { text: 'Book a visit.' },
          action: {
            name: 'flow',
            parameters: {
              flow_message_version: '3',
              flow_id: '123456789',
              flow_cta: 'Book',
              mode: 'published',
              flow_token: 'visit',
              flow_action: 'navigate',
              flow_action_payload: { screen: 'WELCOME', data: { store: 'Milano' } },
            },
          },
        },
      },
    ],
    [
      'products',
      {
        type: 'interactive',
        interactive: {
          type: 'product_list',
          header: { type: 'text', text: 'For you' },
          body: { text: 'Picked for you' },
          action: {
            catalog_id: '400500600',
            sections: [
              {
                title: 'Shoes',
                product_items: [{ product_retailer_id: 'SKU-1' }, { product_retailer_id: 'SKU-2' }],
              },
            ],
          },
        },
      },
    ],
    ['emojiReaction', { type: 'reaction', reaction: { emoji: '👍🏽' } }],
  ] as const)('is Meta’s own object for %s', (kind, payload) => {
    expect(render(sampleResponses[kind]).payload).toEqual(payload);
  });

  it('lets the Flow’s own endpoint choose the first screen when none is named', () => {
    const { payload } = render({ ...sampleResponses.flow, screen: '', data: [] });
    expect(payload).toMatchObject({
      interactive: { action: { parameters: { flow_action: 'data_exchange' } } },
    });
    expect(JSON.stringify(payload)).not.toContain('flow_action_payload');
  });
});

describe('a response for a person', () => {
  it('draws the author’s words and the personal ones apart, and sends them together', () => {
    const content = { ...sampleResponses.text, body: ' Hi {{ profile.first_name }}!\n' };
    const { bubble, payload } = render(content);
    expect(bubble.body).toEqual([
      { text: 'Hi ', source: 'template' },
      { text: 'Anna', source: 'value' },
      { text: '!', source: 'template' },
    ]);
    expect(payload).toMatchObject({ text: { body: 'Hi Anna!' } });
  });

  it('names what has no value, and does not count as ready', () => {
    const { bubble, missing } = render({
      ...sampleResponses.buttons,
      body: 'Size {{ profile.size }}',
      buttons: ['{{ profile.size }}'],
    });
    expect(missing).toEqual(['body', 'buttons.0']);
    expect(bubble.body[1]).toEqual({
      text: 'profile.size',
      source: 'missing',
      slot: 'profile.size',
    });
    expect(bubble.buttons[0]?.text).toBe('profile.size');
  });

  it('needs no value where Liquid has a default or a condition', () => {
    const body =
      '{{ profile.size | default: "yours" }}{% if profile.size %} {{ profile.size }}{% endif %}';
    const { missing, payload } = render({ ...sampleResponses.text, body });
    expect(missing).toEqual([]);
    expect(payload).toMatchObject({ text: { body: 'yours' } });
  });

  it('keeps what a tag assigned', () => {
    const body = '{% assign who = profile.first_name %}Dear {{ who }}';
    expect(render({ ...sampleResponses.text, body }).payload).toMatchObject({
      text: { body: 'Dear Anna' },
    });
  });

  it('leaves an optional text out when it has no value', () => {
    const { payload, missing } = render({
      ...sampleResponses.buttons,
      footer: '{{ profile.size }}',
    });
    expect(missing).toEqual([]);
    expect(JSON.stringify(payload)).not.toContain('footer');
  });

  it.each([
    [{ ...sampleResponses.text, body: 'x'.repeat(4097) }, 'body', 'too_long'],
    [{ ...sampleResponses.text, body: '{{ profile.first_name' }, 'body', 'liquid_failed'],
    [{ ...sampleResponses.image, medium: 'shoes.jpg' }, 'medium', 'media_url_invalid'],
    [{ ...sampleResponses.image, caption: 'x'.repeat(1025) }, 'caption', 'too_long'],
    [{ ...sampleResponses.location, latitude: '91' }, 'latitude', 'coordinate_invalid'],
    [{ ...sampleResponses.contacts, contacts: [] }, 'contacts', 'count_too_low'],
    [{ ...sampleResponses.buttons, buttons: [] }, 'buttons', 'count_too_low'],
    [{ ...sampleResponses.buttons, buttons: ['a', 'b', 'c', 'd'] }, 'buttons', 'count_too_high'],
    [
      { ...sampleResponses.buttons, buttons: ['Anna', '{{ profile.first_name }}'] },
      'buttons.1',
      'repeated',
    ],
    [{ ...sampleResponses.buttons, buttons: ['x'.repeat(21)] }, 'buttons.0', 'too_long'],
    [{ ...sampleResponses.list, sections: [] }, 'sections', 'count_too_low'],
    [
      {
        ...sampleResponses.list,
        header: { kind: 'image', medium: 'https://a.example/b', filename: '' },
      },
      'header',
      'header_not_text',
    ],
    [{ ...sampleResponses.link, url: 'shop' }, 'url', 'link_invalid'],
    [{ ...sampleResponses.flow, screen: '' }, 'screen', 'screen_missing'],
    [{ ...sampleResponses.products, header: undefined }, 'header', 'header_not_text'],
    [
      { ...sampleResponses.products, sections: [{ title: '', retailerIds: ['a', 'a'] }] },
      'sections.0.retailerIds.1',
      'repeated',
    ],
    [
      { ...sampleResponses.carousel, cards: sampleResponses.carousel.cards.slice(0, 1) },
      'cards',
      'count_too_low',
    ],
    [{ ...sampleResponses.emojiReaction, emoji: '👍👍' }, 'emoji', 'emoji_invalid'],
    [{ ...sampleResponses.emojiReaction, emoji: 'ok' }, 'emoji', 'emoji_invalid'],
  ] as [ResponseLanguageContent, string, string][])(
    'is never sent as Meta would refuse it: %#',
    (content, slot, code) => {
      expect(problemsOf(content)).toContainEqual([slot, code]);
    },
  );

  it('asks for a title on every section once there are two', () => {
    const [first, second] = sampleResponses.list.sections;
    if (first === undefined || second === undefined) throw new Error('two sections');
    const sections = [{ ...first, title: '' }, second];
    expect(problemsOf({ ...sampleResponses.list, sections })).toEqual([
      ['sections.0.title', 'text_empty'],
    ]);
    expect(problemsOf({ ...sampleResponses.list, sections: [{ ...first, title: '' }] })).toEqual(
      [],
    );
  });

  it('asks for one kind of header over all cards, and for few lines on each', () => {
    const [first, second] = sampleResponses.carousel.cards;
    if (first === undefined || second === undefined) throw new Error('two cards');
    const video = { ...second, header: { ...second.header, kind: 'video' as const } };
    const lines = { ...first, body: '1\n2\n3\n4' };
    expect(problemsOf({ ...sampleResponses.carousel, cards: [lines, video] })).toEqual([
      ['cards.0.body', 'lines_too_high'],
      ['cards.1.header', 'cards_differ'],
    ]);
  });
});
