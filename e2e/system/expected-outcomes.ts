import type { Profile } from '@waypost/api';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** People by what must happen to them when a marketing template goes to everybody. */
export interface ExpectedOutcomes {
  /** Numbers that must get exactly one message. */
  eligibleNumbers: Set<string>;
  /** People per exclusion reason. */
  excluded: Record<string, number>;
  people: number;
}

/**
 * Works out, from the profiles alone and in a way of its own, who gets a marketing template and who is
 * excluded for which reason. A number that anybody opted out of is opted out for everybody.
 */
export function expectedOutcomes(profiles: readonly Profile[]): ExpectedOutcomes {
  const optedOut = new Set(
    profiles.filter((one) => one.marketingConsent === 'out').map((one) => one.phone),
  );
  const excluded: Record<string, number> = {};
  const exclude = (reason: string) => (excluded[reason] = (excluded[reason] ?? 0) + 1);
  const eligibleNumbers = new Set<string>();
  for (const { phone, marketingConsent } of profiles) {
    if (phone === null) exclude('no_phone');
    else if (marketingConsent === 'out' || optedOut.has(phone)) exclude('opted_out');
    else if (marketingConsent === null) exclude('no_consent');
    else if (parsePhoneNumberFromString(phone)?.country === 'US') exclude('us_marketing');
    else if (eligibleNumbers.has(phone)) exclude('same_number');
    else eligibleNumbers.add(phone);
  }
  return { eligibleNumbers, excluded, people: profiles.length };
}

/** Every page of a list. */
export async function allItems<T>(
  page: (input: { limit: number; cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | undefined; ;) {
    const answer = await page({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...answer.items);
    if (answer.next === null) return items;
    cursor = answer.next;
  }
}
