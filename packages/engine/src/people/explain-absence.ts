import {
  decisionOf,
  isEntry,
  letsPeopleIn,
  type EntryEvent,
  ruleMoment,
  unmetConditions,
  type Graph,
  type Rule,
  type RuleData,
} from '@waypost/journey';
import type { Kysely } from 'kysely';

import { loadProfiles, profileFacts } from '../advance/load-profiles.ts';
import { loadFactsFor } from '../advance/read-rule-facts.ts';
import { loadAudienceRules } from '../audiences/load-audience-rules.ts';
import type { Database } from '../database/schema.ts';
import { bucketOf } from '../profiles/profile-id.ts';
import type { Answer, UnmetCondition } from './explanation.ts';
import { findLastLaunch } from './find-last-launch.ts';
import { findLatestEvent } from './find-latest-event.ts';

/** Why a person never came into a live journey with this graph. */
export async function explainAbsence(
  db: Kysely<Database>,
  { journeyId, graph, profileId }: { journeyId: string; graph: Graph; profileId: string },
  now: number,
): Promise<Answer> {
  if (!letsPeopleIn(graph.settings, now)) return { kind: 'closed' };
  const entry = graph.activities.find(isEntry);
  switch (entry?.type) {
    case 'entryAudience': {
      const { audienceId } = entry;
      const unmet = audienceId === null ? [] : await unmetBy(db, audienceId, profileId, now);
      return audienceId === null || unmet.length === 0
        ? entersWhen(db, journeyId)
        : { kind: 'not_in_audience', audienceId, unmet };
    }
    case 'entryAudienceChange': {
      const { audienceId, change } = entry;
      if (audienceId === null) return { kind: 'no_entry' };
      const unmet = await unmetBy(db, audienceId, profileId, now);
      return unmet.length === 0 || change === 'leaves'
        ? { kind: 'no_change' }
        : { kind: 'not_in_audience', audienceId, unmet };
    }
    case 'entryEvent':
      return explainEvent(db, profileId, entry);
    case 'entryMessage':
      return { kind: 'nothing_written' };
    case 'entryJump':
      return { kind: 'not_sent_here' };
    case undefined:
    default:
      return { kind: 'no_entry' };
  }
}

async function entersWhen(db: Kysely<Database>, journeyId: string): Promise<Answer> {
  const { status, started_at: startedAt, next_at: nextAt } = await findLastLaunch(db, journeyId);
  if (status === 'running') return { kind: 'entering' };
  if (status === 'waiting' && startedAt !== null) {
    return { kind: 'enters_at', at: startedAt.getTime() };
  }
  if (nextAt !== null) return { kind: 'enters_at', at: nextAt.getTime() };
  return startedAt === null
    ? { kind: 'no_entry' }
    : { kind: 'let_in_before', at: startedAt.getTime() };
}

async function explainEvent(
  db: Kysely<Database>,
  profileId: string,
  { eventName: event, rule }: EntryEvent,
): Promise<Answer> {
  const latest = await findLatestEvent(db, profileId, event);
  if (latest === undefined) return { kind: 'no_event', event };
  const at = latest.received_at.getTime();
  const unmet =
    rule === undefined
      ? []
      : conditionsUnmet(rule, {
          profile: {},
          consent: {},
          event: latest.payload,
          moment: ruleMoment(at, 'UTC'),
        });
  return unmet.length === 0
    ? { kind: 'event_did_not_start', event, at }
    : { kind: 'event_not_matching', event, at, unmet };
}

/** What keeps a person out of an audience; none when they are in it. */
async function unmetBy(
  db: Kysely<Database>,
  audienceId: string,
  profileId: string,
  now: number,
): Promise<UnmetCondition[]> {
  const membership: Rule = { kind: 'membership', audienceId, member: true };
  const person = { bucket: bucketOf(profileId), profileId };
  const rule = (await loadAudienceRules(db, membership)).get(audienceId) ?? membership;
  const [profiles, known] = await Promise.all([
    loadProfiles(db, [person]),
    loadFactsFor(db, [rule], [person], now),
  ]);
  const profile = profiles.get(profileId);
  if (profile === undefined) return [];
  const facts = known.facts.get(profileId);
  const { attributes, consent } = profileFacts(profile);
  return conditionsUnmet(rule, {
    profile: attributes,
    consent,
    event: {},
    moment: ruleMoment(now, known.timeZone ?? 'UTC'),
    ...(facts === undefined ? {} : { facts }),
  });
}

function conditionsUnmet(rule: Rule, data: RuleData): UnmetCondition[] {
  return unmetConditions(rule, data).map(({ leaf }) => ({
    condition: leaf,
    found: decisionOf([leaf], data),
  }));
}
