import { durationMs } from '@waypost/journey';
import type { Activity } from '@waypost/journey';

import type { Format } from '../../i18n/format.ts';

/** Paces to choose from: so many seconds of the journey pass in one. */
export const paces = [1, 60, 1440, 8640, 86_400] as const;
export type Pace = (typeof paces)[number];

/** A day takes a minute: long enough to answer within a day, short enough to wait for. */
export const usualPace: Pace = 1440;

/** The chosen pace, for a field that tells by text. */
export function paceOf(text: string): Pace {
  return paces.find((pace) => String(pace) === text) ?? usualPace;
}

/** How long people have to answer, or something has to happen, where an activity waits for it; null: it does not. */
export function answerTime(activity: Activity, factor: number): number | null {
  if (activity.type !== 'reaction' && activity.type !== 'waitForEvent') return null;
  return durationMs(activity.deadline) / factor;
}

/** A length of time (ms) in the unit that says it shortest. */
export function lengthText(ms: number, format: Format): string {
  const seconds = ms / 1000;
  if (seconds < 60) return format.duration(Math.round(seconds * 10) / 10, 'seconds');
  const minutes = seconds / 60;
  if (minutes < 90) return format.duration(Math.round(minutes * 10) / 10, 'minutes');
  const hours = minutes / 60;
  if (hours < 36) return format.duration(Math.round(hours * 10) / 10, 'hours');
  return format.duration(Math.round(hours / 2.4) / 10, 'days');
}
