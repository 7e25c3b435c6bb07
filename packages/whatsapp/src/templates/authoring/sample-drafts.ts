import { draftButton, draftCardSchema, type TemplateDraft, templateDraft } from './draft.ts';

/** Drafts of every kind that this package's tests share. Meta would take each of them. */
const image = { kind: 'image', sample: 'media:6f9619ff-8b86-4d01-b42d-00c04fc964ff' } as const;

export const welcomeDraft = templateDraft({
  name: 'welcome',
  language: 'en',
  header: { kind: 'text', text: 'Welcome, {{first_name}}' },
  body: 'Hello {{first_name}}, we are glad that you joined us on {{day}}, and we mean it.',
  footer: 'Reply STOP to leave',
  buttons: [
    draftButton('quick_reply', { text: 'Tell me more' }),
    draftButton('quick_reply', { text: 'Not now' }),
    draftButton('url', {
      text: 'Open shop',
      url: 'https://shop.example/{{1}}',
      example: 'welcome',
    }),
    draftButton('url', { text: 'Help', url: 'https://shop.example/help' }),
    draftButton('phone', { text: 'Call us', phone: '+390200000000' }),
    draftButton('copy_code', { example: 'HELLO10' }),
  ],
  examples: { 'header.first_name': 'Anna', 'body.first_name': 'Anna', 'body.day': 'Monday' },
});

const utility = (given: Parameters<typeof templateDraft>[0]): TemplateDraft =>
  templateDraft({ category: 'UTILITY', body: 'Your order has left our warehouse.', ...given });

export const offerDraft = templateDraft({
  name: 'summer_offer',
  layout: 'offer',
  header: image,
  body: 'Good news {{1}}: everything for the beach costs less until the offer ends.',
  offer: { text: 'Ends soon', hasExpiration: true },
  buttons: [
    draftButton('copy_code', { example: 'BEACH25' }),
    draftButton('url', { text: 'Shop now', url: 'https://shop.example/{{1}}', example: 'beach' }),
  ],
  examples: { 'body.1': 'Anna' },
});

const card = (product: string) =>
  draftCardSchema.parse({
    header: image,
    body: `The ${product} for {{1}} is back in our shop.`,
    buttons: [
      draftButton('quick_reply', { text: 'Send me photos' }),
      draftButton('url', { text: 'Buy now', url: 'https://shop.example/{{1}}', example: product }),
    ],
  });

export const carouselDraft = templateDraft({
  name: 'new_arrivals',
  layout: 'carousel',
  body: 'These arrived this week, {{1}}, and we thought of you.',
  cards: [card('hat'), card('bag'), card('scarf')],
  examples: {
    'body.1': 'Anna',
    'card.0.body.1': 'you',
    'card.1.body.1': 'you',
    'card.2.body.1': 'you',
  },
});

export const codeDraft = templateDraft({
  name: 'sign_in_code',
  category: 'AUTHENTICATION',
  ttlSeconds: 300,
});

export const oneTapDraft = templateDraft({
  name: 'one_tap_code',
  category: 'AUTHENTICATION',
  code: {
    button: 'ZERO_TAP',
    zeroTapTermsAccepted: true,
    apps: [{ packageName: 'com.example.shop', signatureHash: 'K8a/AINcGX7' }],
  },
});

/** One draft per kind, by a name for the test's report. */
export const sampleDrafts: [kind: string, draft: TemplateDraft][] = [
  ['text, named variables, all simple buttons', welcomeDraft],
  ['image header', utility({ name: 'with_image', header: image })],
  ['video header', utility({ name: 'with_video', header: { ...image, kind: 'video' } })],
  ['document header', utility({ name: 'with_document', header: { ...image, kind: 'document' } })],
  ['location header', utility({ name: 'with_place', header: { kind: 'location' } })],
  [
    'Flow',
    utility({
      name: 'with_flow',
      buttons: [
        draftButton('flow', { text: 'Book', flowId: '883000000000001', flowScreen: 'WELCOME' }),
      ],
    }),
  ],
  [
    'catalog',
    templateDraft({
      name: 'with_catalog',
      body: 'Have a look at everything we make.',
      buttons: [draftButton('catalog', { text: 'View catalog' })],
    }),
  ],
  [
    'multi-product',
    templateDraft({
      name: 'with_products',
      header: { kind: 'text', text: 'For you' },
      body: 'A few things that go well together.',
      buttons: [draftButton('products', { text: 'View items' })],
    }),
  ],
  [
    'single product',
    templateDraft({
      name: 'with_product',
      header: { kind: 'product' },
      body: 'This one is back.',
      buttons: [draftButton('product', { text: 'View' })],
    }),
  ],
  [
    'contact request and call',
    utility({
      name: 'with_contact_request',
      buttons: [
        draftButton('contact_request'),
        draftButton('voice_call', { text: 'Call on WhatsApp' }),
      ],
    }),
  ],
  ['limited-time offer', offerDraft],
  ['carousel', carouselDraft],
  ['one-time code', codeDraft],
  ['zero-tap code', oneTapDraft],
];
