import type { TemplateCategory } from '@waypost/whatsapp';

/** Since then service messages, and utility templates inside an open window, are charged. */
const serviceChargedFrom = Date.UTC(2026, 9, 1);

export interface Pricing {
  billable: boolean;
  pricing_model: 'PMP';
  type: 'regular' | 'free_customer_service';
  category: string;
}

/** What Meta says about the price of a message in its statuses; `category` is null for responses. */
export function pricingOf(
  category: TemplateCategory | null,
  windowOpen: boolean,
  at: number,
): Pricing {
  const service = category === null || (category === 'UTILITY' && windowOpen);
  const free = service && at < serviceChargedFrom;
  return {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_customer_service' : 'regular',
    category: category?.toLowerCase() ?? 'service',
  };
}
