/** A time on the clock as authors write it, e.g. `09:00`. */
export type TimeOfDay = string;

const form = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Hour and minute of a time of day; null when the text is none. */
export function readTimeOfDay(text: TimeOfDay): { hour: number; minute: number } | null {
  const match = form.exec(text);
  return match === null ? null : { hour: Number(match[1]), minute: Number(match[2]) };
}
