/**
 * Meta's limits on free-form messages: characters after personalisation, and counts. Sources: the Cloud API
 * guides "Text messages", "Interactive reply buttons", "Interactive list messages", "Interactive CTA URL
 * button messages", "Sending a Flow", "Share products with customers", "Interactive media carousel messages",
 * "Contacts messages" (2025 and 2026).
 */
export const responseLimits = {
  text: 4096,
  caption: 1024,
  /** Text of interactive messages, lists excepted. */
  body: 1024,
  listBody: 4096,
  headerText: 60,
  footer: 60,
  /** Five less than a template's quick reply. */
  replyTitle: 20,
  replyButtons: 3,
  listButton: 20,
  listSections: 10,
  /** Over all sections. */
  listRows: 10,
  sectionTitle: 24,
  rowTitle: 24,
  rowDescription: 72,
  linkButton: 20,
  link: 2000,
  flowButton: 30,
  flowValue: 1024,
  identifier: 200,
  retailerId: 100,
  productSections: 10,
  /** Over all sections. */
  products: 30,
  cardsLeast: 2,
  cards: 10,
  cardBody: 160,
  cardBodyLineBreaks: 2,
  contacts: 257,
  contactText: 256,
  filename: 240,
  place: 1000,
  emoji: 32,
} as const;
