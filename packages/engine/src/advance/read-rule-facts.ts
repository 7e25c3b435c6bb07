import {
  needsNothing,
  ruleMoment,
  ruleNeeds,
  type Rule,
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
  return loadFactsFor(trx, rules, asking, now);
}

/** Reads what some rules ask for of some people. */
export async function loadFactsFor(
  trx: Kysely<Database>,
  rules: readonly Rule[],
  asking: readonly Pick<LockedRun, 'bucket' | 'profileId'>[],
  now: number,
): Promise<BatchRules> {
  const audiences = await loadAudienceRules(trx, rules);
  const needs: RuleNeeds = ruleNeeds(rules, audiences);
  const timeZone = needs.today ? await findTimeZone(trx) : null;
  const moment = ruleMoment(now, timeZone ?? 'UTC');
  return { facts: await loadRuleFacts(trx, { needs, audiences, moment }, asking), timeZone };
}

/** What both know of the same people. */
export function mergeRuleFacts(
  some: ReadonlyMap<string, RuleFacts>,
  others: ReadonlyMap<string, RuleFacts>,
): ReadonlyMap<string, RuleFacts> {
  if (others.size === 0) return some;
  const merged = new Map(some);
  for (const [id, facts] of others) {
    const known = some.get(id);
    merged.set(
      id,
      known === undefined
        ? facts
        : {
            audiences: new Map([...known.audiences, ...facts.audiences]),
            lists: new Set([...known.lists, ...facts.lists]),
            counts: new Map([...known.counts, ...facts.counts]),
            windows: new Map([...known.windows, ...facts.windows]),
          },
    );
  }
  return merged;
}
