import type { Duration } from './base.ts';

const millisecondsPer = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
} as const;

/** Length of a duration in milliseconds. A day is 24 hours: elapsed time, not a calendar day. */
export function durationMs(duration: Duration): number {
  return duration.amount * millisecondsPer[duration.unit];
}
