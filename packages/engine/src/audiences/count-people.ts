import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { countStatement } from './count-statement.ts';
import type { PeopleCondition } from './people-condition.ts';

/** How many people a condition matches. */
export async function countPeople(
  db: Kysely<Database>,
  condition: PeopleCondition,
): Promise<number> {
  const { rows } = await countStatement(condition, { n: sql<number>`count(*)` }).execute(db);
  return rows[0]?.n ?? 0;
}
