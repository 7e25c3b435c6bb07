import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { draftButton, templateDraft, type TemplateDraft } from './draft.ts';
import {
  carouselDraft,
  codeDraft,
  offerDraft,
  oneTapDraft,
  sampleDrafts,
  welcomeDraft,
} from './sample-drafts.ts';
import { templateHints } from './template-hints.ts';
import { templateProblems } from './template-problems.ts';

test.for(sampleDrafts)('nothing is wrong with a good template: %s', ([, draft]) => {
  expect(templateProblems(draft)).toEqual([]);
});

type Change = (draft: TemplateDraft) => unknown;

/** A copy of a draft with something spoilt. */
function spoilt(draft: TemplateDraft, change: Change): TemplateDraft {
  const copy = structuredClone(draft);
  change(copy);
  return copy;
}

const long = (length: number) => `x${' y'.repeat(length)}`.slice(0, length + 1);

describe('what Meta refuses is named at its field', () => {
  test.for<[what: string, draft: TemplateDraft, change: Change, field: string, code: string]>([
    ['no name', welcomeDraft, (d) => (d.name = ''), 'name', 'name_required'],
    ['capitals in the name', welcomeDraft, (d) => (d.name = 'Welcome'), 'name', 'name_invalid'],
    ['a very long name', welcomeDraft, (d) => (d.name = 'x'.repeat(513)), 'name', 'name_invalid'],
    [
      'an unknown language',
      welcomeDraft,
      (d) => (d.language = 'xx'),
      'language',
      'language_unknown',
    ],
    [
      'a code that lives an hour',
      codeDraft,
      (d) => (d.ttlSeconds = 3600),
      'ttlSeconds',
      'ttl_out_of_range',
    ],
    [
      '30 days for marketing as -1',
      welcomeDraft,
      (d) => (d.ttlSeconds = -1),
      'ttlSeconds',
      'ttl_out_of_range',
    ],
    [
      'a header without text',
      welcomeDraft,
      (d) => (d.header.text = ' '),
      'header.text',
      'text_required',
    ],
    [
      'a header of 61',
      welcomeDraft,
      (d) => (d.header.text = 'x'.repeat(61)),
      'header.text',
      'text_too_long',
    ],
    [
      'two variables in the header',
      welcomeDraft,
      (d) => (d.header.text = '{{a}} and {{b}}'),
      'header.text',
      'header_variables',
    ],
    [
      'bold in the header',
      welcomeDraft,
      (d) => (d.header.text = 'A *bold* one'),
      'header.text',
      'header_formatting',
    ],
    [
      'an emoji in the header',
      welcomeDraft,
      (d) => (d.header.text = 'Sun ☀️'),
      'header.text',
      'header_formatting',
    ],
    [
      'quick replies in the middle',
      welcomeDraft,
      (d) =>
        (d.buttons = [
          draftButton('url', { text: 'A', url: 'https://a.example' }),
          draftButton('quick_reply', { text: 'B' }),
          draftButton('phone', { text: 'C', phone: '+390200000000' }),
        ]),
      'buttons',
      'quick_replies_apart',
    ],
    [
      'a card with two phones',
      carouselDraft,
      (d) =>
        Object.assign(d.cards[0] ?? {}, {
          buttons: ['A', 'B'].map((text) => draftButton('phone', { text, phone: '+390200000000' })),
        }),
      'cards.0.buttons.1',
      'button_kind_over_limit',
    ],
    [
      'a line break in the header',
      welcomeDraft,
      (d) => (d.header.text = 'A\nb'),
      'header.text',
      'header_formatting',
    ],
    ['no sample', offerDraft, (d) => (d.header.sample = ''), 'header.sample', 'sample_required'],
    [
      'a GIF for utility',
      offerDraft,
      (d) =>
        Object.assign(d, {
          layout: 'standard',
          category: 'UTILITY',
          header: { ...d.header, kind: 'gif' },
        }),
      'header.kind',
      'gif_category',
    ],
    ['no body', welcomeDraft, (d) => (d.body = ''), 'body', 'text_required'],
    ['a body of 1,025', welcomeDraft, (d) => (d.body = long(1024)), 'body', 'text_too_long'],
    [
      'an offer with a body of 601',
      offerDraft,
      (d) => (d.body = long(600)),
      'body',
      'text_too_long',
    ],
    [
      'a variable at the start',
      welcomeDraft,
      (d) => (d.body = '{{first_name}}, we are glad that you are here.'),
      'body',
      'variable_edge',
    ],
    [
      'a variable at the end',
      welcomeDraft,
      (d) => (d.body = 'We are glad that you are here, {{first_name}}'),
      'body',
      'variable_edge',
    ],
    [
      'variables side by side',
      welcomeDraft,
      (d) => (d.body = 'We are very glad to see you {{first_name}} {{day}} once more.'),
      'body',
      'variable_adjacent',
    ],
    [
      'too few words',
      welcomeDraft,
      (d) => (d.body = 'Hi {{first_name}}.'),
      'body',
      'variable_density',
    ],
    [
      'a gap',
      welcomeDraft,
      (d) => (d.body = 'One {{1}} and then three {{3}} of them all, really.'),
      'body',
      'variable_gap',
    ],
    [
      'both kinds of variables',
      welcomeDraft,
      (d) => (d.body = 'One {{1}} and then {{name}} of them all, really.'),
      'body',
      'variable_mixed',
    ],
    [
      'numbers below a named header',
      welcomeDraft,
      (d) => (d.body = 'One {{1}} of them all, really.'),
      'body',
      'variable_mixed',
    ],
    [
      'an empty variable',
      welcomeDraft,
      (d) => (d.body = 'Hello {{}}, how are you?'),
      'body',
      'variable_malformed',
    ],
    [
      'a variable that is not closed',
      welcomeDraft,
      (d) => (d.body = 'Hello {{first_name, how are you?'),
      'body',
      'variable_malformed',
    ],
    [
      'capitals in a variable',
      welcomeDraft,
      (d) => (d.body = 'Hello {{Name}}, how are you?'),
      'body',
      'variable_malformed',
    ],
    [
      'no example',
      welcomeDraft,
      (d) => delete d.examples['body.day'],
      'examples.body.day',
      'example_required',
    ],
    ['a footer of 61', welcomeDraft, (d) => (d.footer = 'x'.repeat(61)), 'footer', 'text_too_long'],
    [
      'a variable in the footer',
      welcomeDraft,
      (d) => (d.footer = 'For {{1}}'),
      'footer',
      'variable_not_allowed',
    ],
    [
      'eleven buttons',
      welcomeDraft,
      (d) =>
        (d.buttons = Array.from({ length: 11 }, (_, n) =>
          draftButton('quick_reply', { text: `B${n}` }),
        )),
      'buttons',
      'buttons_over_limit',
    ],
    [
      'three links',
      welcomeDraft,
      (d) => d.buttons.push(draftButton('url', { text: 'C', url: 'https://a.example' })),
      'buttons.6',
      'button_kind_over_limit',
    ],
    [
      'two phones',
      welcomeDraft,
      (d) => d.buttons.push(draftButton('phone', { text: 'C', phone: '+390200000001' })),
      'buttons.6',
      'button_kind_over_limit',
    ],
    [
      'quick replies apart',
      welcomeDraft,
      (d) => d.buttons.push(draftButton('quick_reply', { text: 'C' })),
      'buttons',
      'quick_replies_apart',
    ],
    [
      'a catalog beside others',
      welcomeDraft,
      (d) => d.buttons.push(draftButton('catalog', { text: 'C' })),
      'buttons.6',
      'button_alone',
    ],
    [
      'a product without its header',
      welcomeDraft,
      (d) => (d.buttons = [draftButton('product', { text: 'C' })]),
      'buttons.0',
      'button_header',
    ],
    [
      'products in utility',
      welcomeDraft,
      (d) =>
        Object.assign(d, {
          category: 'UTILITY',
          buttons: [draftButton('products', { text: 'C' })],
        }),
      'buttons.0',
      'button_category',
    ],
    [
      'a button without words',
      welcomeDraft,
      (d) => Object.assign(d.buttons[0] ?? {}, { text: '' }),
      'buttons.0.text',
      'text_required',
    ],
    [
      'a button of 26',
      welcomeDraft,
      (d) => Object.assign(d.buttons[0] ?? {}, { text: 'x'.repeat(26) }),
      'buttons.0.text',
      'text_too_long',
    ],
    [
      'a variable on a button',
      welcomeDraft,
      (d) => Object.assign(d.buttons[0] ?? {}, { text: 'Hi {{1}}' }),
      'buttons.0.text',
      'variable_not_allowed',
    ],
    [
      'a link without address',
      welcomeDraft,
      (d) => Object.assign(d.buttons[3] ?? {}, { url: '' }),
      'buttons.3.url',
      'url_required',
    ],
    [
      'a link that is none',
      welcomeDraft,
      (d) => Object.assign(d.buttons[3] ?? {}, { url: 'shop.example' }),
      'buttons.3.url',
      'url_invalid',
    ],
    [
      'a link with its variable inside',
      welcomeDraft,
      (d) => Object.assign(d.buttons[2] ?? {}, { url: 'https://shop.example/{{1}}/cart' }),
      'buttons.2.url',
      'url_variable',
    ],
    [
      'a link without an example',
      welcomeDraft,
      (d) => Object.assign(d.buttons[2] ?? {}, { example: '' }),
      'buttons.2.example',
      'example_required',
    ],
    [
      'a number without country code',
      welcomeDraft,
      (d) => Object.assign(d.buttons[4] ?? {}, { phone: '0200000000' }),
      'buttons.4.phone',
      'phone_invalid',
    ],
    [
      'a long code',
      welcomeDraft,
      (d) => Object.assign(d.buttons[5] ?? {}, { example: 'x'.repeat(21) }),
      'buttons.5.example',
      'code_too_long',
    ],
    [
      'a Flow button without Flow',
      welcomeDraft,
      (d) => (d.buttons = [draftButton('flow', { text: 'Book' })]),
      'buttons.0.flowId',
      'flow_required',
    ],
    [
      'an offer in utility',
      offerDraft,
      (d) => (d.category = 'UTILITY'),
      'category',
      'offer_category',
    ],
    [
      'an offer of 17',
      offerDraft,
      (d) => (d.offer.text = 'x'.repeat(17)),
      'offer.text',
      'text_too_long',
    ],
    [
      'an offer under a document',
      offerDraft,
      (d) => (d.header.kind = 'document'),
      'header.kind',
      'offer_header',
    ],
    ['an offer without link', offerDraft, (d) => d.buttons.pop(), 'buttons', 'offer_buttons'],
    [
      'an offer with the code last',
      offerDraft,
      (d) => (d.buttons = d.buttons.toReversed()),
      'buttons',
      'offer_code_first',
    ],
    [
      'a single card',
      carouselDraft,
      (d) => (d.cards = d.cards.slice(0, 1)),
      'cards',
      'cards_count',
    ],
    [
      'eleven cards',
      carouselDraft,
      (d) =>
        (d.cards = Array.from({ length: 11 }, () => structuredClone(d.cards[0] ?? welcomeCard))),
      'cards',
      'cards_count',
    ],
    [
      'a card without medium',
      carouselDraft,
      (d) => Object.assign(d.cards[1]?.header ?? {}, { kind: 'none' }),
      'cards.1.header',
      'card_header',
    ],
    [
      'a card with a video among images',
      carouselDraft,
      (d) => Object.assign(d.cards[1]?.header ?? {}, { kind: 'video' }),
      'cards.1.header',
      'card_header_differs',
    ],
    [
      'a card of 161',
      carouselDraft,
      (d) => Object.assign(d.cards[1] ?? {}, { body: long(160) }),
      'cards.1.body',
      'text_too_long',
    ],
    [
      'a card without text among others',
      carouselDraft,
      (d) => Object.assign(d.cards[1] ?? {}, { body: '' }),
      'cards.1.body',
      'card_body_differs',
    ],
    [
      'a card without buttons',
      carouselDraft,
      (d) => Object.assign(d.cards[1] ?? {}, { buttons: [] }),
      'cards.1.buttons',
      'card_buttons_count',
    ],
    [
      'a card with its buttons turned',
      carouselDraft,
      (d) => Object.assign(d.cards[1] ?? {}, { buttons: d.cards[1]?.buttons.toReversed() }),
      'cards.1.buttons',
      'card_buttons_differ',
    ],
    [
      'a code to copy on a card',
      carouselDraft,
      (d) => d.cards[0]?.buttons.splice(0, 1, draftButton('copy_code', { example: 'A' })),
      'cards.0.buttons.0',
      'card_button_kind',
    ],
    [
      'a code valid for two hours',
      codeDraft,
      (d) => (d.code.expirationMinutes = 120),
      'code.expirationMinutes',
      'code_minutes',
    ],
    ['no app', oneTapDraft, (d) => (d.code.apps = []), 'code.apps', 'app_required'],
    [
      'a package without dots',
      oneTapDraft,
      (d) => Object.assign(d.code.apps[0] ?? {}, { packageName: 'shop' }),
      'code.apps.0.packageName',
      'app_package',
    ],
    [
      'a hash of ten',
      oneTapDraft,
      (d) => Object.assign(d.code.apps[0] ?? {}, { signatureHash: 'K8a/AINcGX' }),
      'code.apps.0.signatureHash',
      'app_signature',
    ],
    [
      'terms not accepted',
      oneTapDraft,
      (d) => (d.code.zeroTapTermsAccepted = false),
      'code.zeroTapTermsAccepted',
      'terms_required',
    ],
  ])('%s', ([, draft, change, field, code]) => {
    const found = templateProblems(spoilt(draft, change));
    expect(found.map((problem) => [problem.field, problem.code])).toContainEqual([field, code]);
    for (const { text } of found) expect(text).not.toMatch(/(?<!\{)\{[a-z]+\}/);
  });
});

const welcomeCard = {
  header: { kind: 'image' as const, text: '', sample: '' },
  body: '',
  buttons: [],
};

const hints = (draft: TemplateDraft) =>
  templateHints(draft).map(({ field, code }) => [field, code]);

it('tells what an author may regret', () => {
  expect(hints(welcomeDraft)).toEqual([['buttons', 'desktop']]);
  expect(
    hints(
      templateDraft({
        category: 'UTILITY',
        body: 'Solo oggi: sconto per te.',
        buttons: [
          draftButton('url', { text: 'Go', url: 'https://wa.me/123' }),
          draftButton('url', { text: 'go', url: 'https://shop.example' }),
        ],
      }),
    ),
  ).toEqual([
    ['category', 'promotional'],
    ['buttons.0.url', 'whatsapp_link'],
    ['buttons.1.text', 'label_repeated'],
  ]);
});

const word = fc.stringMatching(/^[a-zàé]{2,9}$/);

describe('for any text', () => {
  it('takes variables in any number as long as words surround each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (words, isNamed) => {
          const name = (index: number) => (isNamed ? `v_${index}` : String(index + 1));
          const body = `${words.map(([a, b, c], index) => `${a} ${b} {{${name(index)}}} ${c}`).join(' ')}.`;
          const examples = Object.fromEntries(
            words.map((_, index) => [`body.${name(index)}`, 'x']),
          );
          expect(templateProblems(templateDraft({ name: 'a', body, examples }))).toEqual([]);
        },
      ),
    );
  });

  it('refuses every numbering with a gap', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
        (numbers) => {
          const body = `${numbers.map((number) => `some words here {{${number}}} and`).join(' ')} end.`;
          const hasGap = Math.max(...numbers) > numbers.length;
          const found = templateProblems(templateDraft({ name: 'a', body }));
          expect(found.some(({ code }) => code === 'variable_gap')).toBe(hasGap);
        },
      ),
    );
  });
});
