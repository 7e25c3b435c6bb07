/**
 * How many different people a portfolio may write to outside a window in 24 hours, from Meta's name for
 * it (`TIER_250`, `TIER_2K`, `TIER_100K`); null when it is unlimited or not known.
 */
export function messagingLimitOf(tier: string | null): number | null {
  const match = /^TIER_(\d+)(K?)$/.exec(tier ?? '');
  if (match === null) return null;
  return Number(match[1]) * (match[2] === 'K' ? 1000 : 1);
}
