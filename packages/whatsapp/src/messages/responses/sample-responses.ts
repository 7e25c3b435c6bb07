import type { ResponseKind, ResponseLanguageContent } from '../../content/response.ts';

const asset = 'media:11111111-2222-4333-8444-555555555555';

/** One good response of every kind, for tests here and elsewhere. */
export const sampleResponses: {
  [Kind in ResponseKind]: Extract<ResponseLanguageContent, { kind: Kind }>;
} = {
  text: { kind: 'text', quote: false, body: 'Hello *Anna*', linkPreview: true },
  image: {
    kind: 'image',
    quote: false,
    medium: 'https://shop.example/shoes.jpg',
    caption: 'New shoes',
  },
  video: { kind: 'video', quote: false, medium: asset, caption: '' },
  audio: { kind: 'audio', quote: false, medium: asset, voice: true },
  document: {
    kind: 'document',
    quote: false,
    medium: 'https://shop.example/files/invoice%207.pdf',
    caption: 'Your invoice',
    filename: '',
  },
  sticker: { kind: 'sticker', quote: false, medium: asset },
  location: {
    kind: 'location',
    quote: false,
    latitude: '45.4642',
    longitude: '9.19',
    name: 'Duomo',
    address: 'Piazza del Duomo, Milano',
  },
  contacts: {
    kind: 'contacts',
    quote: false,
    contacts: [
      {
        firstName: 'Giulia',
        lastName: 'Rossi',
        phone: '+39 02 1234 5678',
        email: 'giulia@shop.example',
        organisation: 'Shop',
        website: 'https://shop.example',
      },
    ],
  },
  buttons: {
    kind: 'buttons',
    quote: false,
    header: { kind: 'text', text: 'Your order' },
    body: 'Is everything fine?',
    footer: 'Shop',
    buttons: ['Yes', 'No'],
  },
  list: {
    kind: 'list',
    quote: false,
    header: { kind: 'text', text: 'Delivery' },
    body: 'When shall we come?',
    footer: '',
    button: 'Choose a time',
    sections: [
      { title: 'Today', rows: [{ title: 'Noon', description: '12 to 14' }] },
      {
        title: 'Tomorrow',
        rows: [
          { title: 'Morning', description: '' },
          { title: 'Evening', description: '18 to 20' },
        ],
      },
    ],
  },
  link: {
    kind: 'link',
    quote: false,
    header: { kind: 'image', medium: asset, filename: '' },
    body: 'Your cart is waiting.',
    footer: 'Shop',
    button: 'Open cart',
    url: 'https://shop.example/cart',
  },
  flow: {
    kind: 'flow',
    quote: false,
    body: 'Book a visit.',
    footer: '',
    flowId: '123456789',
    button: 'Book',
    screen: 'WELCOME',
    data: [{ name: 'store', value: 'Milano' }],
    token: 'visit',
    isDraft: false,
  },
  product: {
    kind: 'product',
    quote: false,
    body: 'Back in stock',
    footer: '',
    catalogId: '400500600',
    retailerId: 'SKU-1',
  },
  products: {
    kind: 'products',
    quote: false,
    header: { kind: 'text', text: 'For you' },
    body: 'Picked for you',
    footer: '',
    catalogId: '400500600',
    sections: [{ title: 'Shoes', retailerIds: ['SKU-1', 'SKU-2'] }],
  },
  catalog: {
    kind: 'catalog',
    quote: false,
    body: 'See everything',
    footer: 'Shop',
    thumbnailRetailerId: 'SKU-1',
  },
  locationRequest: { kind: 'locationRequest', quote: false, body: 'Where are you?' },
  carousel: {
    kind: 'carousel',
    quote: false,
    body: 'Two for you',
    cards: ['Red', 'Blue'].map((colour) => ({
      header: { kind: 'image', medium: `https://shop.example/${colour.toLowerCase()}.jpg` },
      body: `${colour} shoes`,
      button: 'Buy',
      url: `https://shop.example/${colour.toLowerCase()}`,
    })),
  },
  emojiReaction: { kind: 'emojiReaction', emoji: '👍🏽' },
};
