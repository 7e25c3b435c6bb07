import { canonicalTimeZone } from './time-zone.ts';

/**
 * The zone on whose clocks a person lives: the one of their profile, else (none, or none that exists) the workspace's.
 *
 * @param attributes of the profile, with its own field `time_zone`
 * @param fallback IANA name; one nobody knows counts as UTC
 */
export function personZone(
  attributes: Readonly<Record<string, unknown>>,
  fallback: string | undefined,
): string {
  const own = attributes['time_zone'];
  const zone = typeof own === 'string' && own !== '' ? canonicalTimeZone(own) : null;
  return zone ?? canonicalTimeZone(fallback ?? 'UTC') ?? 'UTC';
}
