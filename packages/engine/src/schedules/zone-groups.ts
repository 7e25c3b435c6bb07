import { canonicalTimeZone, dateInstant } from '@waypost/journey';

/** People whose date comes at the same moment. */
export interface ZoneGroup {
  /** ms since the epoch */
  at: number;
  /** As profiles spell them. */
  names: string[];
  /** Of everybody else: whose zone is none of these, or who has none. */
  areExcluded: boolean;
}

/**
 * When a local date comes for whom. `zones` are those that profiles name; who names none, or one that nobody knows, lives
 * by `fallback`, and so does who appears with a new zone meanwhile.
 */
export function zoneGroups(date: string, zones: readonly string[], fallback: string): ZoneGroup[] {
  const everybodyElse = dateInstant(date, fallback);
  const byMoment = new Map<number, string[]>();
  for (const name of zones) {
    const zone = canonicalTimeZone(name);
    if (zone === null) continue;
    const at = dateInstant(date, zone);
    if (at === everybodyElse) continue;
    byMoment.set(at, [...(byMoment.get(at) ?? []), name]);
  }
  return [
    ...[...byMoment].map(([at, names]) => ({ at, names, areExcluded: false })),
    { at: everybodyElse, names: [...byMoment.values()].flat(), areExcluded: true },
  ];
}
