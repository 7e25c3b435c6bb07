/**
 * When Meta may have changed its prices since these were written: it does so at the start of a quarter. Null: this
 * quarter's are written already. ms since the epoch.
 */
export function changedQuarter(writtenAt: string, now: number): number | null {
  const today = new Date(now);
  const start = Date.UTC(
    today.getUTCFullYear(),
    today.getUTCMonth() - (today.getUTCMonth() % 3),
    1,
  );
  return Date.parse(writtenAt) < start ? start : null;
}
