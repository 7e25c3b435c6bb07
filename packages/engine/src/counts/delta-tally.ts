/** One line of the tally: `n` more of an outcome at an activity of a version. */
export interface Delta {
  versionId: number;
  activity: string;
  outcome: string;
  n: number;
}

/** Sums of a version by activity, then by outcome. */
type VersionTally = Map<string, Map<string, number>>;

/** Adds up what a transaction changes in the live numbers, so that it appends a handful of rows. */
export class DeltaTally {
  readonly #versions = new Map<number, VersionTally>();

  /**
   * `outcome` is one of: `here`, `branches` (parallel branches of it that go on; these two also fall), `entered`, `left:<port>`, `finished`,
   * `failed`, `exited`, `accepted`, `sent`, `delivered`, `read`, `clicked`, `message_failed`, `excluded:<reason>`.
   * A parallel branch is no person: it is `here` where it stands, and ends as `branch_finished`, `branch_failed` or
   * `branch_exited`. Who leaves by a port that leads nowhere is counted under `left:<port>` and under how the run ended.
   */
  add(versionId: number, activity: string, outcome: string, n = 1): void {
    let version = this.#versions.get(versionId);
    if (version === undefined) this.#versions.set(versionId, (version = new Map()));
    let sums = version.get(activity);
    if (sums === undefined) version.set(activity, (sums = new Map()));
    sums.set(outcome, (sums.get(outcome) ?? 0) + n);
  }

  /** The sums that are not zero, sorted by key. */
  entries(): Delta[] {
    return sorted(this.#versions).flatMap(([versionId, version]) =>
      sorted(version).flatMap(([activity, sums]) =>
        sorted(sums).flatMap(([outcome, n]) =>
          n === 0 ? [] : [{ versionId, activity, outcome, n }],
        ),
      ),
    );
  }
}

function sorted<Key extends string | number, Value>(map: ReadonlyMap<Key, Value>): [Key, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
