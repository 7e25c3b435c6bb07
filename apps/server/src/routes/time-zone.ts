/** Whether this is an IANA name of a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** Where the day of `now` begins in a zone, ms since the epoch (to the hour on days the clocks change). */
export function startOfDay(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(now);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const sinceMidnight = ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000;
  return now - sinceMidnight - (now % 1000);
}
