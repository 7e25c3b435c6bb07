import { chargeCategories, type ChargeCategory, type Prices, type RateCard } from './rate-card.ts';

/** A message that leaves, with what its price depends on. */
export interface ChargedMessage {
  /** ISO 3166 alpha-2 country of the number; null: not known. */
  country: string | null;
  /** The template's category as Meta writes it (`MARKETING`); null: no template. */
  category: string | null;
  /** The person's 24-hour window with the sender is open. */
  windowOpen: boolean;
  /** The person came by an ad or a page button, and the 72 hours in which all is free are not over. */
  freeEntry: boolean;
}

/** What one delivered message costs. */
export type Charge =
  | { kind: 'free' }
  /** Free for so many messages of a sender and month, then this. */
  | { kind: 'allowance'; price: number; isElsewhere: boolean }
  /** `isElsewhere`: the country has no price of its own. */
  | { kind: 'priced'; price: number; isElsewhere: boolean }
  /** Nobody knows: the number has no country, or the card no price for it. */
  | { kind: 'unknown'; because: 'country' | 'price' };

/**
 * Says of a message what Meta charges once it is delivered (per message, by category and the country of the number, since
 * July 2025). Volume discounts are left out: they make it cheaper, never dearer.
 */
export function chargeBy(card: RateCard): (message: ChargedMessage) => Charge {
  const byCountry = new Map<string, Prices>(card.countries.map((row) => [row.country, row]));
  return (message) => {
    if (message.freeEntry) return { kind: 'free' };
    const category = categoryOf(message.category);
    if (category === 'utility' && message.windowOpen && card.utilityFreeInWindow) {
      return { kind: 'free' };
    }
    if (message.country === null) return { kind: 'unknown', because: 'country' };
    const own = byCountry.get(message.country);
    const prices = own ?? card.everywhereElse;
    const price = category === null ? null : (prices?.[category] ?? null);
    if (price === null) return { kind: 'unknown', because: 'price' };
    const kind = category === 'service' && card.freeServiceMessages > 0 ? 'allowance' : 'priced';
    return { kind, price, isElsewhere: own === undefined };
  };
}

/** Null: a category that the card knows nothing of. */
function categoryOf(category: string | null): ChargeCategory | null {
  if (category === null) return 'service';
  const written = category.toLowerCase();
  return chargeCategories.find((known) => known === written) ?? null;
}
