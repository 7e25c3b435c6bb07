import { ruleNeeds, type Rule } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { loadAudienceRules } from './load-audience-rules.ts';

/**
 * Name of the audience by which a rule would ask for the very audience it is the rule of, at first hand or through
 * others; null when it does not.
 */
export async function audienceCycle(
  db: Kysely<Database>,
  audienceId: string,
  rule: Rule,
): Promise<string | null> {
  const audiences = await loadAudienceRules(db, rule);
  for (const id of ruleNeeds(rule).audiences) {
    const nested = audiences.get(id);
    const leadsBack =
      id === audienceId ||
      (nested !== undefined && ruleNeeds(nested, audiences).audiences.has(audienceId));
    if (!leadsBack) continue;
    // The first that is found is enough to say what to take out.
    // oxlint-disable-next-line no-await-in-loop
    const row = await db
      .selectFrom('audience')
      .select('name')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.name ?? id;
  }
  return null;
}
