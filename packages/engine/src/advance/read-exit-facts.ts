import {
  needsNothing,
  ruleNeeds,
  type ExitCriterion,
  type Happening,
  type ProfileEvent,
} from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { JourneyFacts } from '../journeys/load-journeys.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { loadProfileEvents } from './load-profile-events.ts';
import { loadProfiles, type AdvancedProfile } from './load-profiles.ts';
import { loadFactsFor, type BatchRules } from './read-rule-facts.ts';

/** What exits and goals of a batch look at, beside what its activities do. */
export interface ExitFacts {
  events: ReadonlyMap<string, readonly ProfileEvent[]>;
  rules: BatchRules;
}

interface ReadSoFar {
  versions: ReadonlyMap<number, PublishedVersion>;
  journeys: ReadonlyMap<string, JourneyFacts>;
  /** Those that exits and goals look at and nobody has read yet are added. */
  profiles: Map<string, AdvancedProfile>;
  runs: readonly LockedRun[];
}

const nothing: ExitFacts = { events: new Map(), rules: { facts: new Map(), timeZone: null } };

/** Reads what exits and goals ask for: no statement where no journey of the batch has any. */
export async function readExitFacts(
  trx: Kysely<Database>,
  { versions, journeys, profiles, runs }: ReadSoFar,
  now: number,
): Promise<ExitFacts> {
  const asking = runs.flatMap((run) => {
    const exits = (journeys.get(run.journeyId)?.exits ?? []).map(({ when }: ExitCriterion) => when);
    const goal = versions.get(run.versionId)?.graph.graph.settings.goal?.when;
    const all = goal?.kind === 'rule' ? [...exits, goal] : exits;
    return all.length === 0 ? [] : [{ run, all }];
  });
  if (asking.length === 0) return nothing;
  const byRule = asking.filter(({ all }) => all.some(({ kind }) => kind === 'rule'));
  const missing = byRule.flatMap(({ run }) => (profiles.has(run.profileId) ? [] : [run]));
  for (const [id, profile] of await loadProfiles(trx, missing)) profiles.set(id, profile);
  const rules = [...new Set(byRule.flatMap(({ all }) => all))].flatMap((when) =>
    when.kind === 'rule' ? [when.rule] : [],
  );
  return {
    events: await loadProfileEvents(trx, asking.flatMap(wantedOf)),
    rules: needsNothing(ruleNeeds(rules))
      ? nothing.rules
      : await loadFactsFor(
          trx,
          rules,
          byRule.map(({ run }) => run),
          now,
        ),
  };
}

function wantedOf({ run, all }: { run: LockedRun; all: readonly Happening[] }) {
  const names = all.flatMap((when) => (when.kind === 'event' ? [when.eventName] : []));
  if (names.length === 0) return [];
  return [{ bucket: run.bucket, profileId: run.profileId, names, since: run.enteredAt }];
}
