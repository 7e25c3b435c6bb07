/** Meta's limits on what a template is made of, in characters unless named otherwise. */
export const draftLimits = {
  name: 512,
  header: 60,
  body: 1024,
  offerBody: 600,
  cardBody: 160,
  footer: 60,
  offer: 16,
  buttonText: 25,
  buttons: 10,
  url: 2000,
  urlButtons: 2,
  phone: 20,
  code: 15,
  couponCode: 20,
  cards: { least: 2, most: 10 },
  cardButtons: 2,
  codeMinutes: { least: 1, most: 90 },
  apps: 5,
  packageName: 224,
  signatureHash: 11,
} as const;

/** Seconds a message may be tried, by category; -1 (30 days) is allowed beside them except for marketing. */
export const draftTtl = {
  AUTHENTICATION: { least: 30, most: 900, usual: 600 },
  UTILITY: { least: 30, most: 43_200, usual: 2_592_000 },
  MARKETING: { least: 43_200, most: 2_592_000, usual: 2_592_000 },
} as const;
