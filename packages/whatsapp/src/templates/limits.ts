/** Meta's limits on what leaves in a template message, in characters after substitution. */
export const templateLimits = {
  headerText: 60,
  body: 1024,
  url: 2000,
  couponCode: 20,
  authenticationCode: 15,
  locationText: 1024,
  mediaLink: 2000,
} as const;
