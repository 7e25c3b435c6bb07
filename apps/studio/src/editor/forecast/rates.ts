import type { ExpectedRate } from '@waypost/api';

/** A rate as the author sees it: as expected, or their own. */
export type EditedRate = Omit<ExpectedRate, 'source'> & {
  source: ExpectedRate['source'] | 'yours';
};

/** Names a way out of an activity. */
export function wayKey({ activityId, port }: { activityId: string; port: string }): string {
  return `${activityId} ${port}`;
}

/** The rates with one changed; those of its activity together stay within all of its people. */
export function withRate(
  rates: readonly EditedRate[],
  { activityId, port }: EditedRate,
  share: number,
): EditedRate[] {
  const others = rates
    .filter((rate) => rate.activityId === activityId && rate.port !== port)
    .reduce((sum, rate) => sum + rate.share, 0);
  const most = Math.max(0, 1 - others);
  return rates.map((rate) =>
    rate.activityId === activityId && rate.port === port
      ? { ...rate, share: Math.min(most, Math.max(0, share)), source: 'yours' }
      : rate,
  );
}

/** Ways whose rate nobody knows, and the deadlines beside them: who takes neither waits until then. */
export function assumedWays(rates: readonly EditedRate[]): Set<string> {
  return new Set(
    rates
      .filter(({ source }) => source === 'assumed')
      .flatMap((rate) => [wayKey(rate), wayKey({ ...rate, port: 'deadline' })]),
  );
}
