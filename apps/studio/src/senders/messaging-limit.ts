/** New people in 24 hours by Meta's name of the limit; null for no limit. */
const people: Readonly<Record<string, number | null>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1000,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: null,
};

/** How many people a limit allows; null for no limit, undefined when Meta has not told it. */
export function peopleOf(limit: string | null): number | null | undefined {
  return limit === null ? undefined : people[limit];
}
