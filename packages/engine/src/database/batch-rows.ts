import { sql, type RawBuilder } from 'kysely';

export type ColumnType = 'smallint' | 'int' | 'uuid' | 'text' | 'boolean' | 'timestamptz' | 'jsonb';

export type ColumnValue = string | number | boolean | Date | null;

/** A column's type and its value in each row. */
export type BatchColumn = readonly [type: ColumnType, values: readonly ColumnValue[]];

/** So few rows always travel as they are: their statements stay the same ones, which are planned already. */
const fewRows = 20;

/**
 * A batch's rows as a table `alias` in a FROM clause. Columns are arrays of one length, but what is the same in all
 * rows (the journey, the activity, the moment) travels once: writing, reading and unfolding each value takes about as long as
 * storing it.
 */
export function batchRows(
  alias: string,
  columns: Readonly<Record<string, BatchColumn>>,
): RawBuilder<unknown> {
  const entries = Object.entries(columns);
  // An array at least tells how many rows there are.
  const isShared = entries.map(([, column], place) => place > 0 && isTheSame(column));
  const arrays = entries.filter((_entry, place) => isShared[place] !== true);
  const names = arrays.map(([name]) => sql.id(name));
  const unfolded = sql`unnest(${sql.join(arrays.map(([, column]) => arrayOf(column)))}) AS v (${sql.join(names)})`;
  const shared = entries.filter((_entry, place) => isShared[place] === true);
  const once = shared.map(
    ([name, [type, [value]]]) => sql`, ${value ?? null}::${sql.raw(type)} AS ${sql.id(name)}`,
  );
  return sql`(SELECT v.*${sql.join(once, sql``)} FROM ${unfolded}) AS ${sql.id(alias)}`;
}

function isTheSame([, values]: BatchColumn): boolean {
  const [first] = values;
  return values.length >= fewRows && values.every((value) => isEqual(value, first ?? null));
}

function isEqual(a: ColumnValue, b: ColumnValue): boolean {
  return a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime());
}

function arrayOf([type, values]: BatchColumn): RawBuilder<unknown> {
  return sql`${[...values]}::${sql.raw(type)}[]`;
}
