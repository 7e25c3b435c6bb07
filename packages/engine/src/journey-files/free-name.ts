/** The name itself, or the first with a number (from 2 on) that is not taken. `most` is in characters. */
export function freeName(
  name: string,
  taken: ReadonlySet<string>,
  { most, write }: { most: number; write: (base: string, n: number) => string },
): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) {
    const next = write(name.slice(0, most - 7), n);
    if (!taken.has(next)) return next;
  }
}
