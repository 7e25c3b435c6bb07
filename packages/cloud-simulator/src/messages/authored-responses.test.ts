import {
  personalisationData,
  renderResponse,
  type ResponseContact,
  type ResponseHeader,
  type ResponseLanguageContent,
} from '@waypost/whatsapp';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { drawBubble } from '../bubbles/draw-bubble.ts';
import { checkContent } from './check-content.ts';

/*
 * Whatever an author may write: texts around every limit, odd counts, personal values. What the client lets
 * through has to pass the simulator's own checks, which were written from Meta's reference alone.
 */

const lengths = [0, 1, 3, 20, 21, 24, 25, 30, 60, 61, 72, 73, 160, 161, 1024, 1025, 4096, 4097];
const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom('{{ profile.first_name }}', 'Hi {{ event.total }}!') },
  { weight: 1, arbitrary: fc.constantFrom('a\nb\nc\nd', '{% if profile.vip %}VIP{% endif %}') },
  { weight: 2, arbitrary: fc.constantFrom(...lengths).map((length) => 'x'.repeat(length)) },
);
const optional = fc.oneof(fc.constant(''), words);
const link = fc.constantFrom('https://shop.example/a', 'https://shop.example/b.pdf', 'shop', '');
const degrees = fc.constantFrom('45.4642', '-9', '+12.5', '91', '181', 'north', '');
const quote = fc.constant(false);
const framed = {
  quote,
  body: words,
  footer: optional,
};
const header: fc.Arbitrary<ResponseHeader> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words }),
  fc.record({
    kind: fc.constantFrom('image' as const, 'video' as const, 'document' as const),
    medium: link,
    filename: optional,
  }),
);
const withHeader = <Content extends object>(content: fc.Arbitrary<Content>) =>
  fc
    .tuple(content, fc.option(header, { nil: undefined }))
    .map(([written, above]) => (above === undefined ? written : { ...written, header: above }));
const contact: fc.Arbitrary<ResponseContact> = fc.record({
  firstName: optional,
  lastName: optional,
  phone: fc.constantFrom('+39 02 1234', '12345', 'home', ''),
  email: fc.constantFrom('a@shop.example', 'nobody', ''),
  organisation: optional,
  website: link,
});

const content: fc.Arbitrary<ResponseLanguageContent> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    quote,
    body: words,
    linkPreview: fc.boolean(),
  }),
  fc.record({
    kind: fc.constantFrom('image' as const, 'video' as const),
    quote,
    medium: link,
    caption: optional,
  }),
  fc.record({ kind: fc.constant('audio' as const), quote, medium: link, voice: fc.boolean() }),
  fc.record({
    kind: fc.constant('document' as const),
    quote,
    medium: link,
    caption: optional,
    filename: optional,
  }),
  fc.record({ kind: fc.constant('sticker' as const), quote, medium: link }),
  fc.record({
    kind: fc.constant('location' as const),
    quote,
    latitude: degrees,
    longitude: degrees,
    name: optional,
    address: optional,
  }),
  fc.record({
    kind: fc.constant('contacts' as const),
    quote,
    contacts: fc.array(contact, { maxLength: 3 }),
  }),
  withHeader(
    fc.record({
      kind: fc.constant('buttons' as const),
      ...framed,
      buttons: fc.array(words, { maxLength: 4 }),
    }),
  ),
  withHeader(
    fc.record({
      kind: fc.constant('list' as const),
      ...framed,
      button: words,
      sections: fc.array(
        fc.record({
          title: optional,
          rows: fc.array(fc.record({ title: words, description: optional }), { maxLength: 6 }),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  withHeader(
    fc.record({ kind: fc.constant('link' as const), ...framed, button: words, url: link }),
  ),
  withHeader(
    fc.record({
      kind: fc.constant('flow' as const),
      ...framed,
      flowId: fc.constantFrom('1155112233445501', ''),
      button: words,
      screen: fc.constantFrom('WELCOME', ''),
      data: fc.array(fc.record({ name: fc.constantFrom('store', 'day', ''), value: words }), {
        maxLength: 2,
      }),
      token: fc.constantFrom('', 'visit'),
      isDraft: fc.boolean(),
    }),
  ),
  fc.record({
    kind: fc.constant('product' as const),
    quote,
    body: optional,
    footer: optional,
    catalogId: fc.constantFrom('194836987003835', ''),
    retailerId: optional,
  }),
  withHeader(
    fc.record({
      kind: fc.constant('products' as const),
      ...framed,
      catalogId: fc.constantFrom('194836987003835', ''),
      sections: fc.array(
        fc.record({ title: optional, retailerIds: fc.array(words, { maxLength: 12 }) }),
        { maxLength: 4 },
      ),
    }),
  ),
  fc.record({
    kind: fc.constant('catalog' as const),
    quote,
    body: words,
    footer: optional,
    thumbnailRetailerId: optional,
  }),
  fc.record({ kind: fc.constant('locationRequest' as const), quote, body: words }),
  fc.record({
    kind: fc.constant('carousel' as const),
    quote,
    body: words,
    cards: fc.array(
      fc.record({
        header: fc.record({
          kind: fc.constantFrom('image' as const, 'video' as const),
          medium: link,
        }),
        body: optional,
        button: words,
        url: link,
      }),
      { maxLength: 11 },
    ),
  }),
  fc.record({
    kind: fc.constant('emojiReaction' as const),
    emoji: fc.constantFrom('👍', '👍🏽', '❤️', '👨‍👩‍👧', '🇮🇹', '3️⃣', '👍👍', 'ok', ''),
  }),
);

const anna = personalisationData({
  profile: { firstName: 'Anna' },
  event: { total: '40 €' },
  journey: { name: 'Care' },
});

/** Where words come from is for the preview alone; a phone knows only what they say. */
function withoutSources(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.map((part) => runText(part));
    return texts.every((text) => text !== null) ? texts.join('') : value.map(withoutSources);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withoutSources(part)]),
  );
}

function runText(value: unknown): string | null {
  const isRun = typeof value === 'object' && value !== null && 'source' in value && 'text' in value;
  return isRun ? String(value.text) : null;
}

test('what an author may send, Meta takes, and the phone draws it as the preview did', () => {
  const sent = new Set<string>();
  fc.assert(
    fc.property(content, (written) => {
      const { bubble, payload, missing, problems } = renderResponse({
        content: written,
        data: anna,
      });
      if (missing.length > 0 || problems.length > 0) return;
      sent.add(written.kind);
      const value: unknown =
        payload.type === 'reaction'
          ? { ...payload.reaction, message_id: 'wamid.1' }
          : Object.entries(payload).find(([key]) => key === payload.type)?.[1];
      checkContent(payload.type, value, () => ({ at: 0, kind: 'text' }), 1000);
      expect(withoutSources(drawBubble(payload.type, value, undefined))).toEqual(
        withoutSources(bubble),
      );
    }),
    { numRuns: 4000, seed: 20261121 },
  );
  expect(sent.size).toBe(18);
});
