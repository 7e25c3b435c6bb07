import type { Activity } from '../activities/activity.ts';
import type { Duration } from '../activities/base.ts';
import { isEntry } from '../activities/registry.ts';
import type { ReactionOutcome } from '../activities/reaction/schema.ts';
import type { Graph } from './graph.ts';
import { walkingOrder } from './walk.ts';

/** Names of things outside the graph that sentences mention. */
export interface DescribeNames {
  audience(id: string): string | undefined;
  sender(id: string): string | undefined;
}

export interface JourneySentence {
  activityId: string;
  text: string;
}

/** The journey as plain English, one sentence per activity, in walking order. */
export function describeJourney(graph: Graph, names: DescribeNames): JourneySentence[] {
  const activities = new Map(graph.activities.map((activity) => [activity.id, activity]));
  const entry = graph.activities.find(isEntry);
  return walkingOrder(graph, entry?.id).flatMap((id) => {
    const activity = activities.get(id);
    return activity === undefined
      ? []
      : [{ activityId: id, text: describeActivity(activity, graph, names, activities) }];
  });
}

function describeActivity(
  activity: Activity,
  graph: Graph,
  names: DescribeNames,
  activities: ReadonlyMap<string, Activity>,
): string {
  switch (activity.type) {
    case 'entryAudience': {
      const who =
        activity.audienceId === null
          ? 'Everyone with a profile'
          : `Everyone in "${names.audience(activity.audienceId) ?? 'a deleted audience'}"`;
      return `${who} enters when the journey is published${again(graph)}.`;
    }
    case 'entryEvent':
      return `A person enters when the event "${activity.eventName}" is recorded${again(graph)}.`;
    case 'whatsapp': {
      const sender = activity.senderId === null ? undefined : names.sender(activity.senderId);
      const template = activity.content.template?.name ?? 'no template yet';
      return `${label(activity)} sends the template "${template}" from ${sender ?? 'no sender yet'}.`;
    }
    case 'wait':
      return `Everyone waits ${duration(activity.duration)}.`;
    case 'condition': {
      const branches = activity.branches.map(
        (branch, index) => branch.name || `branch ${index + 1}`,
      );
      return `People take the first branch that fits: ${[...branches, 'otherwise'].join(', ')}.`;
    }
    case 'reaction': {
      const watched = activities.get(activity.activityId ?? '');
      const outcomes = activity.outcomes.map(outcomeText).join(', ');
      return `Waits up to ${duration(activity.deadline)} for a reaction to ${
        watched === undefined ? 'a message' : label(watched)
      }: ${outcomes}.`;
    }
    case 'end':
      return 'The journey ends here.';
  }
}

function again(graph: Graph): string {
  return graph.settings.reentry === 'never' ? ', once' : ', again whenever they are not inside';
}

function label(activity: Activity): string {
  return activity.name === '' ? 'WhatsApp' : `"${activity.name}"`;
}

function duration({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}

function outcomeText(outcome: ReactionOutcome): string {
  switch (outcome.kind) {
    case 'button':
      return `a tap on "${outcome.label}"`;
    case 'reply':
      return 'any reply';
    case 'failed':
      return 'a failure';
    case 'delivered':
    case 'read':
      return outcome.kind;
  }
}
