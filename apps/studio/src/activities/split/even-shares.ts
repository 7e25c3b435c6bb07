import type { SplitBranch } from '@waypost/journey';

/** The branches with whole shares as equal as can be; the first ones get what is over. */
export function evenShares(branches: readonly SplitBranch[]): SplitBranch[] {
  const share = Math.floor(100 / branches.length);
  const over = 100 - share * branches.length;
  return branches.map((branch, index) => ({
    ...branch,
    weight: index < over ? share + 1 : share,
  }));
}
