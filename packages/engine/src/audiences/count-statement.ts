import { sql, type RawBuilder } from 'kysely';

import { conditionSql, not, type PeopleCondition } from './people-condition.ts';

/**
 * Counts over the people of a condition, each an aggregate over `profile p`, as a statement of one row.
 *
 * Every part is a table of its own in FROM: several processes read each, which PostgreSQL doesn't plan under a UNION.
 */
export function countStatement<Counts extends Record<string, RawBuilder<number>>>(
  condition: PeopleCondition,
  counts: Counts,
): RawBuilder<Record<keyof Counts, number>> {
  const parts = countParts(condition);
  const columns = Object.entries(counts);
  const sums = columns.map(([name]) => {
    const each = parts.map(
      ({ sign }, place) => sql`${sql.lit(sign)} * ${sql.ref(`part_${place}.${name}`)}`,
    );
    return sql`${sql.join(each, sql` + `)} AS ${sql.ref(name)}`;
  });
  const counted = columns.map(([name, count]) => sql`${count} AS ${sql.ref(name)}`);
  const tables = parts.map(
    ({ where }, place) => sql`(
      SELECT ${sql.join(counted)} FROM profile p WHERE p.merged_into IS NULL AND ${where}
    ) AS ${sql.ref(`part_${place}`)}`,
  );
  return sql`SELECT ${sql.join(sums)} FROM ${sql.join(tables, sql` CROSS JOIN `)}`;
}

/** People of a part count for, or against, the whole. */
interface CountPart {
  sign: 1 | -1;
  where: RawBuilder<boolean>;
}

/** Each part reads all profiles: more of them would take longer than what they spare. */
const mostParts = 4;

/**
 * A condition as parts whose people, added up by their signs, are as many as it holds for.
 *
 * PostgreSQL joins what is looked for in other tables, with several processes, only where it stands under nothing but
 * "and"; under an "or" every process reads it anew. Who meets one of several conditions are all but those who meet none
 * of them, which is an "and".
 */
function countParts(condition: PeopleCondition): CountPart[] {
  const parts = split(conjuncts(condition), 1, mostParts);
  return parts ?? [{ sign: 1, where: conditionSql(condition) }];
}

/** @param most how many parts there may be; null when there would be more */
function split(all: readonly PeopleCondition[], sign: 1 | -1, most: number): CountPart[] | null {
  if (most < 1) return null;
  const choice = all.find((one) => isChoice(one) && looksForRows(one));
  if (choice === undefined) {
    return [{ sign, where: sql`(${sql.join(all.map(conditionSql), sql` AND `)})` }];
  }
  const others = all.filter((one) => one !== choice);
  const whole =
    others.length === 0 ? [{ sign, where: sql<boolean>`true` }] : split(others, sign, most - 1);
  if (whole === null) return null;
  const less = split(
    [...others, ...conjuncts(not(choice))],
    sign === 1 ? -1 : 1,
    most - whole.length,
  );
  return less === null ? null : [...whole, ...less];
}

/** What must all hold for the condition to hold. */
function conjuncts(condition: PeopleCondition, negated = false): PeopleCondition[] {
  if (condition.kind === 'not') return conjuncts(condition.of, !negated);
  const isJoined = condition.kind === 'every' || condition.kind === 'some';
  if (isJoined && (condition.of.length === 1 || (condition.kind === 'some') === negated)) {
    return condition.of.flatMap((one) => conjuncts(one, negated));
  }
  return [negated ? not(condition) : condition];
}

/** True for an "or" among `conjuncts`: one of several suffices. */
function isChoice(condition: PeopleCondition): boolean {
  return condition.kind === 'some' || (condition.kind === 'not' && condition.of.kind === 'every');
}

function looksForRows(condition: PeopleCondition): boolean {
  switch (condition.kind) {
    case 'field':
      return false;
    case 'rows':
      return true;
    case 'not':
      return looksForRows(condition.of);
    case 'every':
    case 'some':
      return condition.of.some(looksForRows);
  }
}
