import {
  draftButton,
  templateDefinition,
  templateDraft,
  templateProblems,
  type DraftButton,
  type TemplateDraft,
} from '@waypost/whatsapp';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkDefinition } from './check-definition.ts';
import { definitionSchema } from './definition.ts';
import { readDefinition } from './read-definition.ts';

/**
 * The rules are written twice, without a line in common: for authors in the studio, and here for Meta.
 * What the first lets through, the second must take.
 */
function refusalOf(draft: TemplateDraft): string | null {
  const { parameterFormat, ttlSeconds, ...definition } = templateDefinition(draft, () => '4::a');
  try {
    checkDefinition(
      readDefinition(definitionSchema, {
        ...definition,
        parameter_format: parameterFormat,
        ...(ttlSeconds === null ? {} : { message_send_ttl_seconds: ttlSeconds }),
      }),
      { handle: () => true, flow: () => true },
    );
    return null;
  } catch (error) {
    return String(error);
  }
}

const piece = fc.constantFrom(
  ...'hello order,your table. is ready! {{1}} {{2}} {{name}} {{day}} 您好 ok *bold* 😀 - {{1}}'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  ' ',
  'a'.repeat(30),
);
const words = fc
  .array(piece, { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.join(' ').replace(/ *\n */g, '\n'))
  .filter((text) => text.trim() !== '');
/** Mostly what is right, so that many drafts are right as a whole. */
function mostly<T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

const label = mostly(
  fc.constantFrom('Yes', 'No', 'More', 'Open the shop', 'x'.repeat(25)),
  fc.constantFrom('x'.repeat(26), ''),
);
const url = mostly(
  fc.constantFrom('https://shop.example/', 'https://shop.example/{{1}}'),
  fc.constantFrom('https://shop.example/{{1}}/a', 'shop.example', 'https://'),
);
const button = fc.oneof(
  label.map((text) => draftButton('quick_reply', { text })),
  fc
    .record({ text: label, url, example: mostly(fc.constant('a'), fc.constant('')) })
    .map((given) => draftButton('url', given)),
  fc
    .record({ text: label, phone: mostly(fc.constant('+390255501234'), fc.constantFrom('12', '')) })
    .map((given) => draftButton('phone', given)),
  mostly(fc.constant('A'), fc.constantFrom('', 'x'.repeat(21))).map((example) =>
    draftButton('copy_code', { example }),
  ),
  label.map((text) => draftButton('catalog', { text })),
  label.map((text) => draftButton('flow', { text, flowId: '1', flowScreen: 'A' })),
);
const isReply = ({ kind }: DraftButton): boolean => kind === 'quick_reply';
const anyOrder = fc.array(button, { maxLength: 4 });
const buttons = mostly(
  anyOrder.map((all) => all.toSorted((a, b) => Number(isReply(b)) - Number(isReply(a)))),
  anyOrder,
);
const cardButtons = fc.array(button, { maxLength: 2 });
const header = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  words.map((text) => ({ kind: 'text' as const, text: text.slice(0, 70) })),
  fc.constantFrom('image', 'video', 'document').map((kind) => ({ kind, sample: 'media:a' })),
  fc.constant({ kind: 'location' as const }),
);
const card = fc.record({
  header: fc.constantFrom('image', 'video').map((kind) => ({ kind, sample: 'media:a' })),
  body: fc.oneof(fc.constant(''), words),
  buttons: cardButtons,
});
const draft = fc
  .record({
    name: mostly(fc.constant('order_1'), fc.constantFrom('Order', '')),
    language: mostly(fc.constantFrom('en', 'zh_CN'), fc.constant('xx')),
    category: mostly(fc.constantFrom('MARKETING', 'UTILITY'), fc.constant('AUTHENTICATION')),
    ttlSeconds: mostly(fc.constant(null), fc.constantFrom(60, 43_200, 100_000, -1)),
    layout: fc.constantFrom('standard', 'offer', 'carousel'),
    header,
    body: words,
    footer: fc.oneof(
      fc.constant(''),
      words.map((text) => text.trim()),
    ),
    buttons,
    offer: fc.record({ text: fc.constantFrom('Ends soon', '', 'x'.repeat(17)) }),
    cards: fc.oneof(
      fc.array(card, { maxLength: 3 }),
      card.map((one) => [one, one]),
    ),
    examples: fc.constant(
      Object.fromEntries(
        ['header', 'body', 'card.0.body', 'card.1.body', 'card.2.body'].flatMap((place) =>
          ['1', '2', 'name', 'day'].map((name) => [`${place}.${name}`, 'example']),
        ),
      ),
    ),
  })
  .map((given) => templateDraft(given));

test('what the studio lets through is taken in for review', () => {
  let taken = 0;
  fc.assert(
    fc.property(draft, (one) => {
      if (templateProblems(one).length > 0) return;
      taken += 1;
      expect(refusalOf(one)).toBeNull();
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(taken).toBeGreaterThan(200);
});
