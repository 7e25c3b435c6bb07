import type { TemplateCategory } from '@waypost/whatsapp';

/** Since then service messages, and utility templates inside an open window, are charged. */
const serviceChargedFrom = Date.UTC(2026, 9, 1);

export interface Pricing {
  billable: boolean;
  pricing_model: 'PMP';
  type: 'regular' | 'free_customer_service' | 'free_entry_point';
  category: string;
}

/**
 * What Meta says about the price of a message in its statuses; `category` is null for responses.
 * `freeEntry` is true in the 72 hours after the answer to somebody who came from an ad.
 */
export function pricingOf(
  category: TemplateCategory | null,
  windows: { windowOpen: boolean; freeEntry: boolean },
  at: number,
): Pricing {
  const { windowOpen, freeEntry } = windows;
  if (freeEntry) {
    return {
      billable: false,
      pricing_model: 'PMP',
      type: 'free_entry_point',
      category: 'referral_conversion',
    };
  }
  const service = category === null || (category === 'UTILITY' && windowOpen);
  const free = service && at < serviceChargedFrom;
  return {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_customer_service' : 'regular',
    category: category?.toLowerCase() ?? 'service',
  };
}
