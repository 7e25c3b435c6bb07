/** A decision that what was to be sent before a restore is not sent. Times are ms since the epoch. */
export interface Discard {
  /** Until then more may have happened than the database knew. */
  lostUntil: number;
  /** When it was decided; in between nothing was claimed, but news of messages came in and moved people on. */
  releasedAt: number;
}
