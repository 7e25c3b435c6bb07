import { sql, type RawBuilder } from 'kysely';

/**
 * What a row of counts (`alias`, with outcome `here` or `branches`) adds to the people inside: each parallel branch
 * stands somewhere, and so does its person at the join, who is counted once.
 */
export function people(alias: string): RawBuilder<number> {
  const outcome = sql.ref(`${alias}.outcome`);
  const n = sql.ref(`${alias}.n`);
  return sql<number>`CASE ${outcome} WHEN 'branches' THEN -${n} ELSE ${n} END`;
}
