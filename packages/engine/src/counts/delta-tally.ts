/** One line of the tally: `n` more of an outcome at an activity of a version. */
export interface Delta {
  versionId: number;
  activity: string;
  outcome: string;
  n: number;
}

/** Adds up what a transaction changes in the live numbers, so that it appends a handful of rows. */
export class DeltaTally {
  readonly #deltas = new Map<string, Delta>();

  /**
   * `outcome` is one of: `here` (the only one that also falls), `entered`, `left:<port>`, `finished`,
   * `failed`, `exited`, `accepted`, `sent`, `delivered`, `read`, `clicked`, `message_failed`, `excluded:<reason>`.
   * Who leaves by a port that leads nowhere is counted under `left:<port>` and under how the run ended.
   */
  add(versionId: number, activity: string, outcome: string, n = 1): void {
    const key = `${versionId}\u0000${activity}\u0000${outcome}`;
    const known = this.#deltas.get(key);
    if (known) known.n += n;
    else this.#deltas.set(key, { versionId, activity, outcome, n });
  }

  /** The sums that are not zero, sorted by key. */
  entries(): Delta[] {
    return [...this.#deltas]
      .filter(([, delta]) => delta.n !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, delta]) => delta);
  }
}
