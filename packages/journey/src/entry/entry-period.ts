import { Temporal } from 'temporal-polyfill';

import type { JourneySettings } from '../graph/graph.ts';
import { canonicalTimeZone } from '../profile/time-zone.ts';
import type { LocalMoment } from './local-moment.ts';

/**
 * The instant (ms since the epoch) that is meant; null when day, time or zone do not exist. Where clocks change, as
 * `localMoment` says.
 */
export function localInstant({ at, zone }: LocalMoment): number | null {
  const known = canonicalTimeZone(zone);
  if (known === null) return null;
  try {
    return Temporal.PlainDateTime.from(at, { overflow: 'reject' }).toZonedDateTime(known)
      .epochMilliseconds;
  } catch {
    return null;
  }
}

/** How clocks of a zone show an instant (ms since the epoch), to the minute. */
export function localMomentAt(instant: number, zone: string): LocalMoment {
  const at = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  return { at: at.toString({ smallestUnit: 'minute' }), zone };
}

/** Between which instants people enter, ms since the epoch; null: open on this side. */
export interface EntryPeriod {
  opensAt: number | null;
  closesAt: number | null;
}

export function entryPeriod({
  opens,
  closes,
}: Pick<JourneySettings, 'opens' | 'closes'>): EntryPeriod {
  return {
    opensAt: opens === undefined ? null : localInstant(opens),
    closesAt: closes === undefined ? null : localInstant(closes),
  };
}

/** Whether people enter at an instant (ms since the epoch). The end does not belong to the period. */
export function letsPeopleIn(
  settings: Pick<JourneySettings, 'opens' | 'closes'>,
  now: number,
): boolean {
  const { opensAt, closesAt } = entryPeriod(settings);
  return (opensAt === null || now >= opensAt) && (closesAt === null || now < closesAt);
}
