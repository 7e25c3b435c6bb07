import { sql, type RawBuilder } from 'kysely';

/** What the values of an attribute, or of an event's field, are. */
export type AttributeKind = 'text' | 'number' | 'boolean' | 'date' | 'list';

export interface ValueCounts {
  /** Values that are neither null nor empty text. */
  values: number;
  numbers: number;
  booleans: number;
  dates: number;
  lists: number;
  /** The most frequent first. */
  examples: string[] | null;
}

/** Columns of `ValueCounts`, for a group of jsonb values. Items of lists are examples as well. */
export function valueCounts(value: RawBuilder<unknown>): RawBuilder<unknown> {
  const text = sql`(${value} #>> '{}')`;
  const isText = sql`jsonb_typeof(${value}) = 'string'`;
  return sql`
    count(*) FILTER (WHERE ${value} NOT IN ('null', '""')) AS values,
    count(*) FILTER (WHERE jsonb_typeof(${value}) = 'number'
      OR (${isText} AND ${text} ~ '^-?[0-9]{1,15}([.][0-9]{1,9})?$')) AS numbers,
    count(*) FILTER (WHERE jsonb_typeof(${value}) = 'boolean') AS booleans,
    count(*) FILTER (WHERE ${isText} AND ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}') AS dates,
    count(*) FILTER (WHERE jsonb_typeof(${value}) = 'array') AS lists,
    (SELECT array_agg(often.text ORDER BY often.n DESC, often.text)
       FROM (SELECT left(one.text, 60) AS text, count(*) AS n
               FROM unnest(array_agg(${value})) AS every (value),
                    LATERAL jsonb_array_elements_text(
                      CASE WHEN jsonb_typeof(every.value) = 'array' THEN every.value
                           ELSE jsonb_build_array(every.value) END) AS one (text)
              WHERE jsonb_typeof(every.value) <> 'object' AND one.text <> ''
              GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20) AS often) AS examples`;
}

/** A kind that fits all values seen; text where none does, or nothing was seen. */
export function kindOfValues({
  values,
  numbers,
  booleans,
  dates,
  lists,
}: ValueCounts): AttributeKind {
  if (values === 0) return 'text';
  if (lists > 0 && lists === values) return 'list';
  if (booleans === values) return 'boolean';
  if (numbers === values) return 'number';
  return dates === values ? 'date' : 'text';
}
