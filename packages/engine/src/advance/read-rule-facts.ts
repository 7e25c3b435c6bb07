import {
  needsNothing,
  ruleMoment,
  ruleNeeds,
  type RuleFacts,
  type RuleNeeds,
} from '@waypost/journey';
import type { Kysely } from 'kysely';

import { loadAudienceRules } from '../audiences/load-audience-rules.ts';
import { loadRuleFacts } from '../audiences/load-rule-facts.ts';
import type { Database } from '../database/schema.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';

/** What the rules of a batch look at beside fields. */
export interface BatchRules {
  /** By profile id. */
  facts: ReadonlyMap<string, RuleFacts>;
  /** The workspace's zone; null where no rule counts days. */
  timeZone: string | null;
}

const nothing: BatchRules = { facts: new Map(), timeZone: null };

/**
 * Reads what the rules of a batch ask for. No statement where they look at fields alone, as most do; a rule is asked
 * for whoever may come to it in this step.
 */
export async function readRuleFacts(
  trx: Kysely<Database>,
  versions: ReadonlyMap<number, PublishedVersion>,
  runs: readonly LockedRun[],
  now: number,
): Promise<BatchRules> {
  const asking = runs.filter(({ versionId }) => {
    const version = versions.get(versionId);
    return version !== undefined && !needsNothing(version.graph.ruleNeeds);
  });
  if (asking.length === 0) return nothing;
  const rules = [...new Set(asking.map(({ versionId }) => versions.get(versionId)))].flatMap(
    (version) => version?.graph.rules ?? [],
  );
  const audiences = await loadAudienceRules(trx, rules);
  const needs: RuleNeeds = ruleNeeds(rules, audiences);
  const timeZone = needs.today ? await findTimeZone(trx) : null;
  const moment = ruleMoment(now, timeZone ?? 'UTC');
  return { facts: await loadRuleFacts(trx, { needs, audiences, moment }, asking), timeZone };
}
