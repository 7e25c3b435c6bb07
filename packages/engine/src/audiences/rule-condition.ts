import { ruleMoment, ruleNeeds, type Rule } from '@waypost/journey';
import type { Kysely, RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';
import type { AudienceRow } from './audience.ts';
import type { RuleReach } from './compile-happenings.ts';
import { isOnList, ruleParts } from './compile-rule.ts';
import { loadAudienceRules } from './load-audience-rules.ts';
import { always, conditionSql, type PeopleCondition } from './people-condition.ts';

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
  return conditionSql(await rulePeople(db, rule, now, reach));
}

/** As `ruleCondition`, in its parts: for whoever counts the people. */
export async function rulePeople(
  db: Kysely<Database>,
  rule: Rule,
  now: number,
  reach: RuleReach = 'everybody',
): Promise<PeopleCondition> {
  const audiences = await loadAudienceRules(db, rule);
  const { today } = ruleNeeds(rule, audiences);
  const timeZone = today ? await findTimeZone(db) : 'UTC';
  return ruleParts(rule, { moment: ruleMoment(now, timeZone), audiences, reach });
}

type Audience = Pick<AudienceRow, 'id' | 'kind' | 'rule'>;

/** The people of an audience as a condition over `profile p`; null is everybody. See `ruleCondition`. */
export async function audienceCondition(
  db: Kysely<Database>,
  audience: Audience | null,
  now: number,
  reach: RuleReach = 'everybody',
): Promise<RawBuilder<boolean>> {
  return conditionSql(await audiencePeople(db, audience, now, reach));
}

/** As `audienceCondition`, in its parts: for whoever counts the people. */
export async function audiencePeople(
  db: Kysely<Database>,
  audience: Audience | null,
  now: number,
  reach: RuleReach = 'everybody',
): Promise<PeopleCondition> {
  if (audience === null) return always;
  if (audience.kind === 'list') return isOnList(audience.id);
  return audience.rule === null ? always : rulePeople(db, audience.rule, now, reach);
}
