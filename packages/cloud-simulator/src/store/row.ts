import type { SQLOutputValue } from 'node:sqlite';

/** One row as SQLite hands it out. */
export type Row = Record<string, SQLOutputValue>;

/** An integer column. Throws when the column holds something else: the file is not ours then. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`simulator.db: column ${column} holds no number`);
  return value;
}

export function optionalInteger(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

/** A text column. Throws when the column holds something else. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`simulator.db: column ${column} holds no text`);
  return value;
}

export function optionalText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}
