/** A value of a document that differs. */
export interface ValueChange {
  /** Names on the way to it; an item of a list with ids is named by its id, any other by its place. */
  path: readonly string[];
  before: unknown;
  after: unknown;
}

/** Every innermost value that differs between two JSON documents. What is absent is `undefined`. */
export function compareValues(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): ValueChange[] {
  if (isRecord(before) && isRecord(after)) {
    return compareKeyed(new Map(Object.entries(before)), new Map(Object.entries(after)), path);
  }
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path);
  return isEqual(before, after) ? [] : [{ path, before, after }];
}

function compareKeyed(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  path: readonly string[],
): ValueChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    compareValues(before.get(key), after.get(key), [...path, key]),
  );
}

function compareLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
): ValueChange[] {
  const earlier = keyed(before);
  const later = keyed(after);
  if (earlier !== null && later !== null) {
    const kept = [...earlier.keys()].filter((id) => later.has(id));
    const isReordered = [...later.keys()].filter((id) => earlier.has(id)).join() !== kept.join();
    return [
      ...(isReordered ? [{ path, before, after }] : []),
      ...compareKeyed(earlier, later, path),
    ];
  }
  if (before.length !== after.length) return [{ path, before, after }];
  return before.flatMap((item, index) =>
    compareValues(item, after[index], [...path, String(index)]),
  );
}

/** Items by their ids; null where one has none. */
function keyed(items: readonly unknown[]): Map<string, unknown> | null {
  const byId = new Map<string, unknown>();
  for (const item of items) {
    if (!isRecord(item) || typeof item['id'] !== 'string') return null;
    byId.set(item['id'], item);
  }
  return byId;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEqual(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
