/** Branches or variants with whole shares as equal as can be; the first ones get what is over. */
export function evenShares<Branch extends { weight: number }>(
  branches: readonly Branch[],
): Branch[] {
  const share = Math.floor(100 / branches.length);
  const over = 100 - share * branches.length;
  return branches.map((branch, index) => ({
    ...branch,
    weight: index < over ? share + 1 : share,
  }));
}
