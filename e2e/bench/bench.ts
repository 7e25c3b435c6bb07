import type { BenchSession } from './session.ts';

/** What a figure should reach: a value of its own, or a share of its limit. */
export type Target = { atLeast: number } | { atMost: number } | { shareOfLimit: number };

/** One measured number. */
export interface Figure {
  name: string;
  /** Null where this machine can't tell. */
  value: number | null;
  /** As printed behind the value: `/s`, `ms`, `ms CPU`, `MB`, `%`. */
  unit: string;
  /** What a bare loop without any rule reached in the same run, in the same unit. */
  limit?: { name: string; value: number };
  target?: Target;
}

/** Something that `npm run bench` measures. */
export interface Bench {
  name: string;
  /** What is measured, in one line. */
  what: string;
  run(session: BenchSession): Promise<Figure[]>;
}

/** The figure as a share of its limit; null when either is missing. */
export function shareOf({ value, limit }: Figure): number | null {
  return value === null || limit === undefined ? null : value / limit.value;
}

/** Whether the target is reached; null when there is none, or nothing to compare. */
export function isMet(figure: Figure): boolean | null {
  const { value, target } = figure;
  if (target === undefined || value === null) return null;
  if ('atLeast' in target) return value >= target.atLeast;
  if ('atMost' in target) return value <= target.atMost;
  const share = shareOf(figure);
  return share === null ? null : share >= target.shareOfLimit;
}
