import type { Store } from '../store/open-store.ts';
import { integer } from '../store/row.ts';

const rollingDay = 86_400_000;

/** Most people by tier; a tier that is not here has no limit. */
const tiers: Record<string, number> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1000,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
};

/** How many people a tier allows in 24 hours; null for no limit. */
export function peopleOfTier(tier: string): number | null {
  return tiers[tier] ?? null;
}

export interface PortfolioLimit {
  /**
   * Takes a place for a person who is written to outside a service window; false when all `limit`
   * places of the last 24 hours belong to others. Call it in a transaction.
   */
  take: (portfolioId: string, number: string, limit: number, now: number) => boolean;
}

/** Unique people of a portfolio in a rolling 24 hours (messaging limits, per portfolio since 7 October 2025). */
export function createPortfolioLimit(store: Store): PortfolioLimit {
  const known = store.database.prepare(
    'SELECT at FROM business_initiated WHERE portfolio_id = ? AND number = ? AND at > ?',
  );
  const count = store.database.prepare(
    'SELECT count(*) AS n FROM business_initiated WHERE portfolio_id = ? AND at > ?',
  );
  const keep = store.database.prepare(
    `INSERT INTO business_initiated (portfolio_id, number, at) VALUES (?, ?, ?)
     ON CONFLICT (portfolio_id, number) DO UPDATE SET at = excluded.at`,
  );
  return {
    take(portfolioId, number, limit, now) {
      const since = now - rollingDay;
      if (known.get(portfolioId, number, since)) return true;
      const row = count.get(portfolioId, since);
      if (row && integer(row, 'n') >= limit) return false;
      keep.run(portfolioId, number, now);
      return true;
    },
  };
}
