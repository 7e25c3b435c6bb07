import type { Prices } from '@waypost/whatsapp';

/** Nothing is known yet. */
export const noPrices: Prices = {
  marketing: null,
  utility: null,
  authentication: null,
  service: null,
};
