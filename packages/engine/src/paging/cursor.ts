import { z } from 'zod';

/** A page of a list; `next` leads to the following one and is null on the last. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Raised for a cursor that this list did not give out. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
}

const positionSchema = z.array(z.union([z.string(), z.number()])).min(1);

/** The position after a row: the values the list is sorted by, the last of them unique. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws CursorError when the text is no cursor with that many values. */
export function decodeCursor(cursor: string, length: number): (string | number)[] {
  try {
    const position = positionSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    if (position.length === length) return position;
  } catch {
    // Fall through: whatever was wrong with it, it is not one of ours.
  }
  throw new CursorError('This is not a cursor of this list. Start again without one.');
}

/** Cuts a list read with one row too many into its page. */
export function pageOfRows<T>(
  rows: readonly T[],
  limit: number,
  position: (row: T) => readonly (string | number)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null,
  };
}
