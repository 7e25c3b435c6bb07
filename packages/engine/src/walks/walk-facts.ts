import {
  compileGraph,
  noRuleFacts,
  ruleMoment,
  ruleNeeds,
  type Graph,
  type RuleFacts,
} from '@waypost/journey';
import type { Kysely } from 'kysely';

import { loadAudienceRules } from '../audiences/load-audience-rules.ts';
import { loadRuleFacts } from '../audiences/load-rule-facts.ts';
import type { Database } from '../database/schema.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';

/** What the rules of a journey ask of a person beside fields, and the zone its days are counted in. */
export interface WalkFacts {
  ruleFacts: RuleFacts;
  timeZone: string;
}

/** Reads it for one person, or for somebody made up (null), who is on no list and to whom nothing has happened. */
export async function walkFacts(
  db: Kysely<Database>,
  graph: Graph,
  person: { bucket: number; profileId: string } | null,
  now: number,
): Promise<WalkFacts> {
  const exits = (graph.settings.exits ?? []).flatMap(({ when }) =>
    when.kind === 'rule' ? [when.rule] : [],
  );
  const rules = [...compileGraph(graph).rules, ...exits];
  const [audiences, timeZone] = await Promise.all([loadAudienceRules(db, rules), findTimeZone(db)]);
  if (person === null) return { ruleFacts: { ...noRuleFacts, audiences }, timeZone };
  const surroundings = {
    needs: ruleNeeds(rules, audiences),
    audiences,
    moment: ruleMoment(now, timeZone),
  };
  const facts = await loadRuleFacts(db, surroundings, [person]);
  return { ruleFacts: facts.get(person.profileId) ?? { ...noRuleFacts, audiences }, timeZone };
}
