import { isPassing } from '../database/trouble.ts';

/**
 * Processes rows that failed together: in one go, where that fails half by half, in their order, until those that fail are
 * alone. So what can't be processed holds up nothing else, and is found in a few tries.
 *
 * @param process may be called again for rows it has processed partly: it works in a transaction of its own
 * @param alone gets each row that fails by itself
 * @throws what passes by itself (the database is away): nothing is wrong with the rows
 */
export async function isolate<T>(
  rows: readonly T[],
  process: (rows: readonly T[]) => Promise<unknown>,
  alone: (row: T, error: unknown) => Promise<void>,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  try {
    await process(rows);
  } catch (error) {
    if (isPassing(error)) throw error;
    if (rows.length === 1) return alone(first, error);
    const middle = Math.ceil(rows.length / 2);
    await isolate(rows.slice(0, middle), process, alone);
    await isolate(rows.slice(middle), process, alone);
  }
}
