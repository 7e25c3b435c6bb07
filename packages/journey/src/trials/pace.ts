/** How much faster time passes for people in a trial than it does outside. */
export interface Pace {
  /** When the trial began, ms since the epoch: there both clocks show the same. */
  since: number;
  /** So many seconds of the journey pass in one; a whole number. */
  factor: number;
}

/** What the journey's clock shows at an instant (both ms since the epoch). */
export function shownAt({ since, factor }: Pace, at: number): number {
  return since + (at - since) * factor;
}

/** The first instant (ms since the epoch) at which the journey's clock shows `shown` or more; the reverse of `shownAt`. */
export function instantOf({ since, factor }: Pace, shown: number): number {
  const away = shown - since;
  const whole = Math.floor(away / factor);
  return since + (whole * factor < away ? whole + 1 : whole);
}

/** A day in a second: waits of minutes can't be told apart at any faster pace. */
export const fastestFactor = 86_400;
