import { sql, type RawBuilder } from 'kysely';

/** A condition over `profile p` that is never null, in its parts. */
export type PeopleCondition =
  /** Looks at the profile's own row. */
  | { kind: 'field'; sql: RawBuilder<boolean> }
  /** Looks for rows of other tables too. */
  | { kind: 'rows'; sql: RawBuilder<boolean> }
  | { kind: 'not'; of: PeopleCondition }
  /** Never of nothing: `always` holds for everybody. */
  | { kind: 'every' | 'some'; of: readonly PeopleCondition[] };

export const always: PeopleCondition = { kind: 'field', sql: sql`true` };
export const never: PeopleCondition = { kind: 'field', sql: sql`false` };

export function not(of: PeopleCondition): PeopleCondition {
  return { kind: 'not', of };
}

/** The condition as PostgreSQL reads it. */
export function conditionSql(condition: PeopleCondition): RawBuilder<boolean> {
  switch (condition.kind) {
    case 'field':
    case 'rows':
      return condition.sql;
    case 'not':
      return sql`(NOT ${conditionSql(condition.of)})`;
    case 'every':
    case 'some':
      return sql`(${sql.join(
        condition.of.map(conditionSql),
        condition.kind === 'every' ? sql` AND ` : sql` OR `,
      )})`;
  }
}
