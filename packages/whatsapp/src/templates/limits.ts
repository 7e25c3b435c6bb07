/** Meta's limits on what leaves in a template message, in characters after substitution. */
export const templateLimits = {
  headerText: 60,
  body: 1024,
  /** Body of a template with a limited-time offer. */
  offerBody: 600,
  cardBody: 160,
  url: 2000,
  couponCode: 20,
  authenticationCode: 15,
  locationText: 1024,
  mediaLink: 2000,
  filename: 240,
  flowToken: 1024,
  flowData: 4096,
  productId: 100,
  catalogId: 32,
  products: 4096,
  instant: 64,
} as const;

/** What a list of products in a template may hold. */
export const productLimits = { products: 30, sections: 10, sectionTitle: 24 } as const;
