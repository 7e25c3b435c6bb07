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
 * storing it. JSON is given as text; the JSON value `null` comes out as SQL's.
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
  const unfolded = sql`ROWS FROM (${sql.join(arrays.map(([, column]) => unfold(column)))}) AS v (${sql.join(names)})`;
  const each = arrays.map(([name, [type]]) =>
    type === 'jsonb'
      ? sql`nullif(v.${sql.id(name)}, 'null'::jsonb) AS ${sql.id(name)}`
      : sql`v.${sql.id(name)}`,
  );
  const shared = entries.filter((_entry, place) => isShared[place] === true);
  const once = shared.map(
    ([name, [type, [value]]]) => sql`${value ?? null}::${sql.raw(type)} AS ${sql.id(name)}`,
  );
  return sql`(SELECT ${sql.join([...each, ...once])} FROM ${unfolded}) AS ${sql.id(alias)}`;
}

function isTheSame([, values]: BatchColumn): boolean {
  const [first] = values;
  return values.length >= fewRows && values.every((value) => isEqual(value, first ?? null));
}

function isEqual(a: ColumnValue, b: ColumnValue): boolean {
  return a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime());
}

/** JSON travels as one document: as an array of PostgreSQL's, every quote in it is escaped and read once more (9 µs a row). */
function unfold([type, values]: BatchColumn): RawBuilder<unknown> {
  return type === 'jsonb'
    ? sql`jsonb_array_elements(${`[${values.map((value) => value ?? 'null').join(',')}]`}::jsonb)`
    : sql`unnest(${[...values]}::${sql.raw(type)}[])`;
}
