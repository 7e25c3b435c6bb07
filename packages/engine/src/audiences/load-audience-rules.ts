import { ruleNeeds, type Rule } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

const everybody: Rule = { kind: 'group', combinator: 'and', not: false, rules: [] };

/** Rules of the audiences by rule that rules ask for, and of those that these ask for, by id. */
export async function loadAudienceRules(
  db: Kysely<Database>,
  rules: Rule | readonly Rule[],
): Promise<Map<string, Rule>> {
  const found = new Map<string, Rule>();
  const asked = new Set<string>();
  let wanted = [...ruleNeeds(rules).audiences];
  while (wanted.length > 0) {
    for (const id of wanted) asked.add(id);
    // Audiences are nested a few deep at most: one statement per level.
    // oxlint-disable-next-line no-await-in-loop
    const rows = await db
      .selectFrom('audience')
      .select(['id', 'rule'])
      .where('id', 'in', wanted)
      .where('kind', '=', 'rule')
      .execute();
    for (const { id, rule } of rows) found.set(id, rule ?? everybody);
    wanted = [...ruleNeeds(rows.map(({ rule }) => rule ?? everybody)).audiences].filter(
      (id) => !asked.has(id),
    );
  }
  return found;
}
