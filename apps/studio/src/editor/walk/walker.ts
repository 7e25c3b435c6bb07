import type { Profile, WalkFactsAnswer } from '@waypost/api';
import type { Graph, ProfileFacts, RuleFacts } from '@waypost/journey';
import type { WalkSetting } from '@waypost/journey/walk';

import type { Resources } from '../../activities/resources.ts';

/** Who walks: somebody stored, or somebody made up. */
export interface WalkPerson {
  /** Null: made up. */
  id: string | null;
  name: string;
  facts: ProfileFacts;
}

/** A stored profile as rules see it: its own fields win over attributes of the same name. */
export function personOf(profile: Profile, name: string): WalkPerson {
  return {
    id: profile.id,
    name,
    facts: {
      attributes: {
        ...profile.attributes,
        external_id: profile.externalId,
        first_name: profile.firstName,
        last_name: profile.lastName,
        phone: profile.phone,
        country: profile.country,
        locale: profile.locale,
        time_zone: profile.timeZone,
      },
      consent: { marketing: profile.marketingConsent, service: profile.serviceConsent },
    },
  };
}

/** Everything a walk needs to know before its first step. */
export function settingOf(walk: {
  person: WalkPerson;
  event: Readonly<Record<string, unknown>>;
  facts: WalkFactsAnswer;
  graph: Graph;
  resources: Resources;
  journeyName: string;
  startedAt: number;
}): WalkSetting {
  const { person, event, facts, graph, resources } = walk;
  const jumpFields = (resources.jumpTargets ?? []).flatMap(({ id, isLive, fields }) =>
    isLive && fields !== null ? [[id, fields] as const] : [],
  );
  const { exits } = graph.settings;
  return {
    draw: person.id ?? person.name,
    profile: person.facts,
    event,
    ruleFacts: ruleFactsOf(facts),
    surroundings: {
      lists: new Set(resources.audiences.flatMap(({ id, kind }) => (kind === 'list' ? [id] : []))),
      senders: new Set(resources.senders.map(({ id }) => id)),
      jumpFields: new Map(jumpFields),
      timeZone: facts.timeZone,
      ...(exits === undefined ? {} : { exits }),
    },
    journeyName: walk.journeyName,
    startedAt: walk.startedAt,
  };
}

function ruleFactsOf({ audiences, lists, counts, windows }: WalkFactsAnswer): RuleFacts {
  return {
    audiences: new Map(audiences),
    lists: new Set(lists),
    counts: new Map(counts),
    windows: new Map(windows.map(([id, until]) => [id, Date.parse(until)])),
  };
}
