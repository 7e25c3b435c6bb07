import { describe, expect, it, test } from 'vitest';

import type { SlotValue } from '../content/content.ts';
import { personalisationData } from '../personalisation/data.ts';
import { draftButton, templateDraft, type TemplateDraft } from '../templates/authoring/draft.ts';
import { draftTemplate } from '../templates/authoring/draft-template.ts';
import { carouselDraft, offerDraft, sampleDrafts } from '../templates/authoring/sample-drafts.ts';
import { renderTemplate } from './render-template.ts';
import { sampleValues } from './sample-values.ts';
import { readInstant } from './template-instant.ts';

const anna = personalisationData({
  profile: { firstName: 'Anna\nadmin: yes', attributes: {} },
  journey: { name: 'Kinds' },
});

function render(draft: TemplateDraft, changed: Record<string, string> = {}) {
  const template = draftTemplate(draft);
  const values: Record<string, SlotValue> = sampleValues(template);
  for (const [key, value] of Object.entries(changed)) values[key] = { value, fallback: '' };
  return renderTemplate({ template, values, data: anna });
}

function kind(name: string): TemplateDraft {
  const found = sampleDrafts.find(([what]) => what === name);
  if (found === undefined) throw new Error(`no draft of ${name}`);
  return found[1];
}

const buttonOf = (draft: TemplateDraft, changed: Record<string, string> = {}) =>
  render(draft, changed).payload.components?.filter(({ type }) => type === 'button');

describe('what Meta gets for each kind', () => {
  it('a limited-time offer: its end and the code', () => {
    const { payload, bubble } = render(offerDraft);
    expect(payload.components).toEqual([
      {
        type: 'header',
        parameters: [{ type: 'image', image: { asset: '6f9619ff-8b86-4d01-b42d-00c04fc964ff' } }],
      },
      { type: 'body', parameters: [{ type: 'text', text: 'some words' }] },
      {
        type: 'limited_time_offer',
        parameters: [
          {
            type: 'limited_time_offer',
            limited_time_offer: { expiration_time_ms: Date.UTC(2027, 0, 31, 18) },
          },
        ],
      },
      {
        type: 'button',
        sub_type: 'copy_code',
        index: '0',
        parameters: [{ type: 'coupon_code', coupon_code: 'BEACH25' }],
      },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'hat' }] },
    ]);
    expect(bubble.offer).toEqual({
      text: 'Ends soon',
      expiresAt: Date.UTC(2027, 0, 31, 18),
      code: 'BEACH25',
    });
    expect(bubble.header).toEqual({
      kind: 'image',
      url: '/api/media/6f9619ff-8b86-4d01-b42d-00c04fc964ff/content',
    });
  });

  it('a carousel: the values of each card on that card', () => {
    const { payload, bubble } = render(carouselDraft, {
      'card.1.body.1': 'Ben',
      'card.2.header.media': 'https://shop.example/scarf.png',
      'card.2.button.1.url': 'scarf',
    });
    const carousel = payload.components?.find(({ type }) => type === 'carousel');
    expect(carousel?.type === 'carousel' && carousel.cards[2]).toEqual({
      card_index: 2,
      components: [
        {
          type: 'header',
          parameters: [{ type: 'image', image: { link: 'https://shop.example/scarf.png' } }],
        },
        { type: 'body', parameters: [{ type: 'text', text: 'some words' }] },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'waypost:4' }],
        },
        {
          type: 'button',
          sub_type: 'url',
          index: '1',
          parameters: [{ type: 'text', text: 'scarf' }],
        },
      ],
    });
    expect(bubble.buttons).toEqual([]);
    expect(bubble.cards?.map(({ body }) => body[1]?.text)).toEqual([
      'some words',
      'Ben',
      'some words',
    ]);
    expect(bubble.cards?.[2]?.buttons).toEqual([
      { kind: 'quick_reply', text: 'Send me photos', index: 0, payload: 'waypost:4' },
      { kind: 'url', text: 'Buy now', index: 1, url: 'https://shop.example/scarf' },
    ]);
  });

  it('a list of products: its sections and the first one’s picture', () => {
    const { payload, bubble } = render(kind('multi-product'), { 'button.0.thumbnail': '' });
    const sections = [
      {
        title: 'For you',
        product_items: [{ product_retailer_id: 'sku-1' }, { product_retailer_id: 'sku-2' }],
      },
      { title: 'New', product_items: [{ product_retailer_id: 'sku-3' }] },
    ];
    expect(payload.components).toEqual([
      {
        type: 'button',
        sub_type: 'mpm',
        index: '0',
        parameters: [
          { type: 'action', action: { thumbnail_product_retailer_id: 'sku-1', sections } },
        ],
      },
    ]);
    expect(bubble.products?.sections.map(({ title }) => title)).toEqual(['For you', 'New']);
  });

  it('a catalog: a picture when one is chosen, else nothing', () => {
    expect(buttonOf(kind('catalog'), { 'button.0.thumbnail': 'sku-9' })).toEqual([
      {
        type: 'button',
        sub_type: 'catalog',
        index: '0',
        parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'sku-9' } }],
      },
    ]);
    const { payload, missing } = render(kind('catalog'), { 'button.0.thumbnail': '' });
    expect(payload.components).toBeUndefined();
    expect(missing).toEqual([]);
  });

  it('one product: in the header, with its catalogue', () => {
    expect(render(kind('single product')).payload.components).toEqual([
      {
        type: 'header',
        parameters: [
          {
            type: 'product',
            product: { product_retailer_id: 'sku-1', catalog_id: '194836987003835' },
          },
        ],
      },
    ]);
  });

  it('a Flow: its token and data, where a person’s own text can’t add a field', () => {
    const data = 'first_name: {{ profile.first_name }}\nempty: {{ profile.nothing }}';
    expect(buttonOf(kind('Flow'), { 'button.0.flow_data': data })).toEqual([
      {
        type: 'button',
        sub_type: 'flow',
        index: '0',
        parameters: [
          {
            type: 'action',
            action: {
              flow_token: 'token-1',
              flow_action_data: { first_name: 'Anna\nadmin: yes' },
            },
          },
        ],
      },
    ]);
    const bare = buttonOf(kind('Flow'), { 'button.0.flow_data': '', 'button.0.flow_token': '' });
    expect(bare?.[0]).toMatchObject({
      parameters: [{ type: 'action', action: { flow_token: 'unused' } }],
    });
  });

  it('a document: the name its author gave, else the last part of its address', () => {
    const named = render(kind('document header'), { 'header.filename': 'Prices.pdf' });
    expect(named.bubble.header).toMatchObject({ filename: 'Prices.pdf' });
    const plain = render(kind('document header'), { 'header.filename': '' });
    expect(plain.payload.components).toEqual([
      {
        type: 'header',
        parameters: [
          {
            type: 'document',
            document: { link: 'https://shop.example/price%20list.pdf', filename: 'price list.pdf' },
          },
        ],
      },
    ]);
  });
});

test.for<[what: string, draft: TemplateDraft, slot: string, value: string, code: string]>([
  ['an end that is no time', offerDraft, 'offer.expires_at', 'tomorrow', 'instant_invalid'],
  ['no products', kind('multi-product'), 'button.0.products', 'For you:', 'products_invalid'],
  [
    'two sections and one title',
    kind('multi-product'),
    'button.0.products',
    'For you: a\nb',
    'products_invalid',
  ],
  [
    '31 products',
    kind('multi-product'),
    'button.0.products',
    Array.from({ length: 31 }, (_, n) => `sku-${n}`).join(','),
    'products_invalid',
  ],
  ['data without names', kind('Flow'), 'button.0.flow_data', 'Anna', 'flow_data_invalid'],
  ['a tab on a card', carouselDraft, 'card.1.body.1', 'a\tb', 'whitespace_invalid'],
  ['a picture that is none', carouselDraft, 'card.0.header.media', 'hat', 'media_url_invalid'],
])('reports %s', ([, draft, slot, value, code]) => {
  const { problems } = render(draft, { [slot]: value });
  expect(problems.map((problem) => [problem.slot, problem.code])).toContainEqual([slot, code]);
});

test('a card’s text has 160 characters with its values', () => {
  const { problems } = render(carouselDraft, { 'card.1.body.1': 'x'.repeat(150) });
  expect(problems).toMatchObject([{ component: 'body', code: 'too_long' }]);
});

test('times are read in every form that attributes have them', () => {
  const at = Date.UTC(2027, 0, 31, 18);
  for (const text of [
    '2027-01-31T18:00:00Z',
    '2027-01-31T19:00:00+01:00',
    '2027-01-31 18:00',
    String(at),
    String(at / 1000),
  ]) {
    expect([text, readInstant(text)]).toEqual([text, at]);
  }
  for (const text of ['', '18:00', '31.1.2027', '2027-13-01', 'soon']) {
    expect([text, readInstant(text)]).toEqual([text, null]);
  }
});

test('buttons of the message count on where quick replies stand', () => {
  const draft = templateDraft({
    name: 'ask',
    body: 'Do you come?',
    buttons: [
      draftButton('phone', { text: 'Call', phone: '+390200000000' }),
      draftButton('quick_reply', { text: 'Yes' }),
    ],
  });
  expect(buttonOf(draft)).toMatchObject([{ index: '1', parameters: [{ payload: 'waypost:1' }] }]);
});
