import { ruleMoment, ruleNeeds, type Rule } from '@waypost/journey';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';
import type { AudienceRow } from './audience.ts';
import type { RuleReach } from './compile-happenings.ts';
import { compileRule, isOnList } from './compile-rule.ts';
import { loadAudienceRules } from './load-audience-rules.ts';

/**
 * A rule as a condition over `profile p`, with everything it asks for looked up. One statement, none for a rule that
 * looks at fields alone.
 *
 * @param now ms since the epoch: the moment the rule is asked for
 * @param reach whether the statement it goes into is about everybody, or about some people at a time
 */
export async function ruleCondition(
  db: Kysely<Database>,
  rule: Rule,
  now: number,
  reach: RuleReach = 'everybody',
): Promise<RawBuilder<boolean>> {
  const audiences = await loadAudienceRules(db, rule);
  const { today } = ruleNeeds(rule, audiences);
  const timeZone = today ? await findTimeZone(db) : 'UTC';
  return compileRule(rule, { moment: ruleMoment(now, timeZone), audiences, reach });
}

/** The people of an audience as a condition over `profile p`; null is everybody. See `ruleCondition`. */
export async function audienceCondition(
  db: Kysely<Database>,
  audience: Pick<AudienceRow, 'id' | 'kind' | 'rule'> | null,
  now: number,
  reach: RuleReach = 'everybody',
): Promise<RawBuilder<boolean>> {
  if (audience === null) return sql`true`;
  if (audience.kind === 'list') return isOnList(audience.id);
  return audience.rule === null ? sql`true` : ruleCondition(db, audience.rule, now, reach);
}
