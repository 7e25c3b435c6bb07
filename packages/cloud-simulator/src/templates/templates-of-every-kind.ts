import type { Template } from '@waypost/whatsapp';

const cards = [0, 1].map((place) => ({
  components: [
    { type: 'HEADER' as const, format: 'IMAGE' as const },
    { type: 'BODY' as const, text: `Card ${place} for {{1}}, today` },
    {
      type: 'BUTTONS' as const,
      buttons: [
        { type: 'QUICK_REPLY' as const, text: 'More' },
        { type: 'URL' as const, text: 'Look', url: 'https://shop.example/{{1}}' },
      ],
    },
  ],
}));

const componentsByName: Record<string, Template['components']> = {
  kind_offer: [
    { type: 'HEADER', format: 'IMAGE' },
    {
      type: 'LIMITED_TIME_OFFER',
      limited_time_offer: { text: 'Ends soon', has_expiration: true },
    },
    { type: 'BODY', text: 'Hello {{1}}, take your code' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'COPY_CODE', text: 'Copy offer code' },
        { type: 'URL', text: 'Shop', url: 'https://shop.example/{{1}}' },
      ],
    },
  ],
  kind_cards: [
    { type: 'BODY', text: 'Our favourites, {{1}}, for you' },
    { type: 'CAROUSEL', cards },
  ],
  kind_flow: [
    { type: 'BODY', text: 'Book a fitting with us' },
    { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Book', flow_id: '1155112233445501' }] },
  ],
  kind_products: [
    { type: 'HEADER', format: 'TEXT', text: 'For you' },
    { type: 'BODY', text: 'Things you may like' },
    { type: 'BUTTONS', buttons: [{ type: 'MPM', text: 'View items' }] },
  ],
  kind_product: [
    { type: 'HEADER', format: 'PRODUCT' },
    { type: 'BODY', text: 'This one is new' },
    { type: 'BUTTONS', buttons: [{ type: 'SPM', text: 'View' }] },
  ],
  kind_catalogue: [
    { type: 'BODY', text: 'All that we have' },
    { type: 'BUTTONS', buttons: [{ type: 'CATALOG', text: 'View catalog' }] },
  ],
  kind_place: [
    { type: 'HEADER', format: 'LOCATION' },
    { type: 'BODY', text: 'Come and see us' },
    { type: 'FOOTER', text: 'Open until 19:00' },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+390212345678' }],
    },
  ],
  kind_document: [
    { type: 'HEADER', format: 'DOCUMENT' },
    { type: 'BODY', text: 'Your invoice, {{1}}, is here' },
  ],
  kind_video: [
    { type: 'HEADER', format: 'VIDEO' },
    { type: 'BODY', text: 'See how it works' },
    { type: 'BUTTONS', buttons: [{ type: 'REQUEST_CONTACT_INFO' }] },
  ],
};

/** One approved template of every kind that Meta has, for tests. */
export const templatesOfEveryKind: Template[] = Object.entries(componentsByName).map(
  ([name, components]) => ({
    name,
    language: 'en',
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'POSITIONAL',
    components,
  }),
);
