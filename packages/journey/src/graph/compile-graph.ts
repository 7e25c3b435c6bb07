import type { Activity } from '../activities/activity.ts';
import type { Join } from '../activities/join/schema.ts';
import {
  activityPorts,
  activityRules,
  arrivalNeeds,
  followsProfile,
  isEntry,
} from '../activities/registry.ts';
import { resultsRead } from '../results/result-uses.ts';
import { isRelative } from '../activities/update-profile/schema.ts';
import type { Pace } from '../trials/pace.ts';
import { ruleNeeds, type RuleNeeds } from '../rules/rule-needs.ts';
import type { Rule } from '../rules/rule.ts';
import { eventNeeds, type EventNeeds } from './event-needs.ts';
import type { Graph } from './graph.ts';
import { portKey } from './port-key.ts';
import { usesZones } from './uses-zones.ts';
import { successors } from './walk.ts';

/** A graph with the look-ups a step needs, made once per version. */
export interface CompiledGraph extends EventNeeds {
  graph: Graph;
  /** How fast its time passes; null: as it does outside, in all but trials. */
  pace: Pace | null;
  activities: ReadonlyMap<string, Activity>;
  /** Target by `<activity id>/<port>`. */
  targets: ReadonlyMap<string, string>;
  /** Ports of the activities that people leave by all ports at once. */
  ports: ReadonlyMap<string, readonly string[]>;
  /** The join of each parallel activity. */
  joins: ReadonlyMap<string, Join>;
  /** Lists that people get on or off. */
  lists: readonly string[];
  /** Senders whose conversations are handed over. */
  conversationSenders: readonly string[];
  /** Journeys that its jumps lead to. */
  jumpsTo: readonly string[];
  /** Whether it has an experiment, which may have a winner. */
  hasExperiments: boolean;
  entry: Activity | undefined;
  /** WhatsApp activities some reaction waits for. */
  watched: ReadonlySet<string>;
  /** WhatsApp activities whose messages some reaction or rule looks at. */
  messagesRead: ReadonlySet<string>;
  /** Activities whose results some activity reads; nothing is remembered of the others. */
  resultsRead: ReadonlySet<string>;
  /** Rules that its activities evaluate. */
  rules: readonly Rule[];
  /** What these rules look at beside fields. */
  ruleNeeds: RuleNeeds;
  /** Steps may work out a value from the one a person has: whoever steps keeps others from changing it. */
  adjustsProfiles: boolean;
  /** Steps may ask for the zone of people who have none of their own. */
  usesZones: boolean;
  /** Activities a run can't arrive at without its person's profile. */
  profileOnArrival: ReadonlySet<string>;
  /** Activities whose waiting runs can't be looked at without their person's profile. */
  profileOnLeaving: ReadonlySet<string>;
}

export function compileGraph(graph: Graph, pace: Pace | null = null): CompiledGraph {
  const watched = new Set<string>();
  for (const activity of graph.activities) {
    if (activity.type === 'reaction' && activity.activityId !== null)
      watched.add(activity.activityId);
  }
  const rules = graph.activities.flatMap(activityRules);
  const needs = ruleNeeds(rules);
  return {
    graph,
    pace,
    activities: new Map(graph.activities.map((activity) => [activity.id, activity])),
    targets: new Map(
      graph.connections.map(({ from, to }) => [portKey(from.activity, from.port), to]),
    ),
    ports: new Map(
      graph.activities.flatMap((activity) =>
        activity.type === 'parallel' ? [[activity.id, activityPorts(activity)]] : [],
      ),
    ),
    joins: new Map(
      graph.activities.flatMap((activity) =>
        activity.type === 'join' && activity.parallelId !== null
          ? [[activity.parallelId, activity]]
          : [],
      ),
    ),
    lists: graph.activities.flatMap((activity) =>
      activity.type === 'audienceMembership' ? (activity.audienceId ?? []) : [],
    ),
    conversationSenders: graph.activities.flatMap((activity) =>
      activity.type === 'handOver' ? (activity.senderId ?? []) : [],
    ),
    jumpsTo: graph.activities.flatMap((activity) =>
      activity.type === 'jump' ? (activity.journeyId ?? []) : [],
    ),
    hasExperiments: graph.activities.some(({ type }) => type === 'experiment'),
    entry: graph.activities.find(isEntry),
    watched,
    resultsRead: resultsRead(graph),
    rules,
    ruleNeeds: needs,
    messagesRead: new Set([...watched, ...needs.messages]),
    ...profileNeeds(graph),
    ...eventNeeds(graph),
    adjustsProfiles: graph.activities.some(
      (activity) => activity.type === 'updateProfile' && activity.changes.some(isRelative),
    ),
    usesZones: usesZones(graph),
  };
}

function profileNeeds(graph: Graph): Pick<CompiledGraph, 'profileOnArrival' | 'profileOnLeaving'> {
  const next = successors(graph);
  const onArrival = new Set(
    graph.activities.flatMap((activity) =>
      arrivalNeeds(activity) === 'profile' ? [activity.id] : [],
    ),
  );
  const leadsToNeed = (id: string): boolean =>
    (next.get(id) ?? []).some((target) => onArrival.has(target));
  for (let grown = true; grown;) {
    grown = false;
    for (const activity of graph.activities) {
      const { id } = activity;
      if (onArrival.has(id) || arrivalNeeds(activity) !== 'behind' || !leadsToNeed(id)) continue;
      onArrival.add(id);
      grown = true;
    }
  }
  return {
    profileOnArrival: onArrival,
    profileOnLeaving: new Set(
      graph.activities.flatMap((activity) =>
        followsProfile(activity) || leadsToNeed(activity.id) ? [activity.id] : [],
      ),
    ),
  };
}
