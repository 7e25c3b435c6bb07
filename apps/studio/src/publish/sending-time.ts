import type { Format } from '../i18n/format.ts';

/** How long so many messages take at most speed, in the largest unit that fits. */
export function sendingTime(messages: number, perSecond: number, format: Format): string {
  const seconds = Math.max(1, Math.ceil(messages / perSecond));
  if (seconds < 60) return format.duration(seconds, 'seconds');
  if (seconds < 5400) return format.duration(Math.ceil(seconds / 60), 'minutes');
  return format.duration(Math.ceil(seconds / 3600), 'hours');
}
