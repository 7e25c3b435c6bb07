import { randomBytes } from 'node:crypto';

import { profileIdOf } from '@waypost/engine/profiles';
import {
  assetMedium,
  type Bubble,
  draftButton,
  draftTemplate,
  renderTemplate,
  runsText,
  type SlotValue,
  type TemplateDraft,
  templateDraft,
  type TemplateDraftInput,
  type TemplateSlotKind,
  templateSlots,
} from '@waypost/whatsapp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { startWholeWaypost, type WholeWaypost } from './testing-whole.ts';

let waypost: WholeWaypost;
let senderId: string;
let person: { id: string; phone: string };
const samples = new Map<string, string>();
const patience = { timeout: 60_000, interval: 200 };

/** Files that are what they say by their first bytes, which is what Meta looks at. */
const files = {
  image: [
    'image/png',
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ],
  video: [
    'video/mp4',
    Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomavc1', 'latin1'), randomBytes(64)]),
  ],
  document: ['application/pdf', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')],
} as const;

beforeAll(async () => {
  waypost = await startWholeWaypost();
  const { client, database } = waypost;
  senderId = (await client.senders.list()).items[0]?.id ?? '';
  const profile = await client.profiles.get({ id: profileIdOf('demo-001') });
  person = { id: profile.id, phone: profile.phone ?? '' };
  for (const [kind, [mimeType, bytes]] of Object.entries(files)) {
    // One after the other: three rows are no reason for a pool.
    // oxlint-disable-next-line no-await-in-loop
    const { id } = await database.db
      .insertInto('media_asset')
      .values({
        file_name: `sample.${kind}`,
        mime_type: mimeType,
        byte_size: bytes.length,
        sha256: kind,
        origin: 'upload',
        created_at: new Date(),
        created_by: 'Ada',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    // oxlint-disable-next-line no-await-in-loop
    await database.db.insertInto('media_chunk').values({ asset_id: id, n: 0, bytes }).execute();
    samples.set(kind, assetMedium(id));
  }
}, 60_000);
afterAll(() => waypost.close());

const picture = (kind: keyof typeof files) => ({ kind, sample: samples.get(kind) ?? '' });

function utility(name: string, given: TemplateDraftInput = {}): TemplateDraft {
  return templateDraft({
    name,
    category: 'UTILITY',
    body: 'Hello {{first_name}}, your order has left our warehouse.',
    examples: { 'body.first_name': 'Anna' },
    ...given,
  });
}

const card = (sample: string) => ({
  header: { kind: 'image' as const, sample },
  body: 'The new {{thing}} is here for you.',
  buttons: [
    draftButton('quick_reply', { text: 'Show me' }),
    draftButton('url', { text: 'Buy', url: 'https://shop.example/{{1}}', example: 'hat' }),
  ],
});

/** A draft of every kind; made late, because samples get their ids first. */
const kinds: [what: string, make: () => TemplateDraft][] = [
  [
    'text header, numbered variables and simple buttons',
    () =>
      templateDraft({
        name: 'kind_text',
        header: { kind: 'text', text: 'Order {{1}}' },
        body: 'Thank you {{1}}, we send {{2}} on Monday.',
        footer: 'Reply STOP to leave',
        buttons: [
          draftButton('quick_reply', { text: 'Great' }),
          draftButton('url', { text: 'Track', url: 'https://shop.example/{{1}}', example: 'A1' }),
          draftButton('phone', { text: 'Call us', phone: '+390200000000' }),
          draftButton('copy_code', { example: 'THANKS10' }),
        ],
        examples: { 'header.1': 'A1', 'body.1': 'Anna', 'body.2': 'two hats' },
      }),
  ],
  ['image header', () => utility('kind_image', { header: picture('image') })],
  ['video header', () => utility('kind_video', { header: picture('video') })],
  ['document header', () => utility('kind_document', { header: picture('document') })],
  ['location header', () => utility('kind_location', { header: { kind: 'location' } })],
  [
    'Flow',
    () =>
      utility('kind_flow', { buttons: [draftButton('flow', { text: 'Book', flowId: flowId })] }),
  ],
  [
    'catalog',
    () =>
      utility('kind_catalog', {
        category: 'MARKETING',
        buttons: [draftButton('catalog', { text: 'View catalog' })],
      }),
  ],
  [
    'several products',
    () =>
      utility('kind_products', {
        category: 'MARKETING',
        header: { kind: 'text', text: 'For you' },
        buttons: [draftButton('products', { text: 'View items' })],
      }),
  ],
  [
    'limited-time offer',
    () =>
      templateDraft({
        name: 'kind_offer',
        layout: 'offer',
        header: picture('image'),
        body: 'Everything for the beach costs less, {{1}}, until the offer ends.',
        offer: { text: 'Ends soon', hasExpiration: true },
        buttons: [
          draftButton('copy_code', { example: 'BEACH25' }),
          draftButton('url', { text: 'Shop', url: 'https://shop.example/{{1}}', example: 'b' }),
        ],
        examples: { 'body.1': 'Anna' },
      }),
  ],
  [
    'carousel',
    () =>
      templateDraft({
        name: 'kind_carousel',
        layout: 'carousel',
        body: 'These arrived this week, {{name}}, and we thought of you.',
        cards: [card(samples.get('image') ?? ''), card(samples.get('image') ?? '')],
        examples: { 'body.name': 'Anna', 'card.0.body.thing': 'hat', 'card.1.body.thing': 'bag' },
      }),
  ],
  [
    'one-time code',
    () => templateDraft({ name: 'kind_code', category: 'AUTHENTICATION', ttlSeconds: 300 }),
  ],
];

/** A Flow of the simulator's own account. */
const flowId = '1155112233445501';

const values: Record<TemplateSlotKind, string> = {
  text: 'some words',
  image: 'https://shop.example/hat.png',
  video: 'https://shop.example/hat.mp4',
  document: 'https://shop.example/hat.pdf',
  coordinate: '45.46',
  url_suffix: 'hat',
  coupon_code: 'BEACH25',
  authentication_code: '123456',
  instant: '2030-01-31T18:00:00Z',
  flow_token: 'token-1',
  flow_data: 'size: 42',
  product: 'rain-jacket',
  catalog: '194836987003835',
  products: 'For you: rain-jacket, wool-socks',
};

async function handIn(content: TemplateDraft): Promise<string> {
  const draft = await waypost.client.templateDrafts.create({ senderId, content });
  return (await waypost.client.templateDrafts.submit({ id: draft.id })).templateId;
}

async function stored(id: string, status: string) {
  return vi.waitFor(async () => {
    const template = await waypost.client.templates.get({ id });
    if (template.status !== status) throw new Error(`${template.name} is ${template.status}`);
    return template;
  }, patience);
}

test.concurrent.for(kinds)(
  '%s: handed in, approved, and sent with all its parameters',
  async ([, make], { expect }) => {
    const { client } = waypost;
    const draft = make();
    const template = await stored(await handIn(draft), 'APPROVED');
    expect(templateSlots(template).map(({ key }) => key)).toEqual(
      templateSlots(draftTemplate(draft)).map(({ key }) => key),
    );
    const slots: Record<string, SlotValue> = Object.fromEntries(
      templateSlots(template).map(({ key, kind, name }) => [
        key,
        { value: kind === 'text' ? `${values.text} for ${name}` : values[kind], fallback: '' },
      ]),
    );
    const { messageId } = await client.messageTests.send({
      senderId,
      profileId: person.id,
      content: {
        template: {
          name: template.name,
          defaultLanguage: template.language,
          byLanguage: { [template.language]: { values: slots } },
        },
      },
    });
    const message = await vi.waitFor(async () => {
      const found = await client.messages.get({ id: messageId });
      if (!['sent', 'delivered', 'read'].includes(found.state)) {
        throw new Error(`${found.state}, ${found.exclusion ?? ''} ${found.failureText ?? ''}`);
      }
      return found;
    }, patience);
    const drawn = renderTemplate({
      template,
      values: slots,
      data: { profile: {}, event: {}, journey: {}, results: {} },
    });
    expect(message.bubble).toEqual(drawn.bubble);

    const phone = await client.handsets.get({ number: person.phone, all: 'true' });
    expect(phone.messages.map(({ bubble }) => shownBy(bubble))).toContainEqual(
      shownBy(drawn.bubble),
    );
  },
);

/** What a person reads, sees and can tap: the same on both phones, wherever a piece of text came from. */
function shownBy({ header, body, footer, buttons, cards, offer, products }: Bubble): unknown {
  return {
    header: headerOf(header),
    body: runsText(body),
    footer: footer ?? null,
    buttons: buttons.map(({ kind, text, url }) => [kind, text, kind === 'url' ? url : null]),
    cards: (cards ?? []).map((card) => [
      headerOf(card.header),
      runsText(card.body),
      card.buttons.map(({ kind, text, url }) => [kind, text, url ?? null]),
    ]),
    offer: offer ?? null,
    products: products?.sections.map(({ products: items }) => items.map((one) => one.retailerId)),
  };
}

function headerOf(header: Bubble['header']): unknown {
  return header?.kind === 'text' ? runsText(header.runs) : (header ?? null);
}

test('what Meta refuses is told with its words, and the draft stays', async () => {
  const { client } = waypost;
  const content = utility('kind_image', { header: picture('image'), language: 'it' });
  const draft = await client.templateDrafts.create({ senderId, content });
  const first = await client.templateDrafts.submit({ id: draft.id });
  await stored(first.templateId, 'APPROVED');
  const again = await client.templateDrafts.create({ senderId, content });
  await expect(client.templateDrafts.submit({ id: again.id })).rejects.toMatchObject({
    code: 'REFUSED',
    data: { field: 'language' },
  });
  expect(await client.templateDrafts.get({ id: again.id })).toMatchObject({
    content: { name: 'kind_image' },
    refusal: { code: 100 },
  });
  await expect(
    client.templateDrafts.submit({
      id: (await client.templateDrafts.create({ senderId, content: templateDraft({}) })).id,
    }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('a rejected template says why, is changed, and goes through review again', async () => {
  const { client } = waypost;
  const id = await handIn(utility('reject_promotional_words'));
  const rejected = await stored(id, 'REJECTED');
  expect(rejected.rejectedReason).toBe('PROMOTIONAL');
  const draft = await client.templateDrafts.create({ templateId: id });
  expect(draft.content.body).toContain('your order has left');
  await client.templateDrafts.save({
    id: draft.id,
    revision: draft.revision,
    content: { ...draft.content, body: 'Hello {{first_name}}, your order is with the carrier.' },
  });
  await client.templateDrafts.submit({ id: draft.id });
  const { steps, draftId } = await client.templates.history({ id });
  expect(draftId).toBeNull();
  expect(steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['edited', 'submitted']));
});

test('one language is deleted, then the rest; a journey that sends it is named first', async () => {
  const { client } = waypost;
  const english = await stored(await handIn(utility('kind_gone')), 'APPROVED');
  const draft = await client.templateDrafts.create({ templateId: english.id, language: 'it' });
  const { templateId } = await client.templateDrafts.submit({ id: draft.id });
  await stored(templateId, 'APPROVED');
  await client.campaigns.create({
    name: 'Uses it',
    senderId,
    content: {
      template: {
        name: 'kind_gone',
        defaultLanguage: 'en',
        byLanguage: { en: { values: {} } },
      },
    },
  });
  expect((await client.templates.history({ id: english.id })).uses).toMatchObject([
    { kind: 'campaign', name: 'Uses it', live: false },
  ]);
  await client.templates.remove({ id: templateId, languages: 'one' });
  await vi.waitFor(async () => {
    const { status } = await client.templates.get({ id: templateId });
    expect(['PENDING_DELETION', 'DELETED']).toContain(status);
  }, patience);
  expect((await client.templates.get({ id: english.id })).status).toBe('APPROVED');
  await client.templates.remove({ id: english.id, languages: 'all' });
  expect((await client.templates.get({ id: english.id })).status).not.toBe('APPROVED');
});
