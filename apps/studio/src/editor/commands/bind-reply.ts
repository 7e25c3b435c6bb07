import { createActivity, deadlinePort } from '@waypost/journey';
import type { Graph, Reaction, TappableReply } from '@waypost/journey';

import type { Place } from '../canvas/free-place.ts';
import { activitiesSelected } from '../store/selection.ts';
import { addActivity } from './add-activity.ts';
import type { Command } from './command.ts';

/** Where a tap on a button of a message leads. */
export interface TapWay {
  reactionId: string;
  /** Port of the reaction. */
  outcomeId: string;
  /** Null: nowhere yet. */
  to: string | null;
}

/** Where a tap on this button leads; null while no reaction waits for it. */
export function wayOfTap(
  { activities, connections }: Graph,
  messageId: string,
  { button }: Pick<TappableReply, 'button'>,
): TapWay | null {
  for (const reaction of activities) {
    if (reaction.type !== 'reaction' || reaction.activityId !== messageId) continue;
    const outcome = reaction.outcomes.find((one) => one.kind === 'button' && one.button === button);
    if (outcome === undefined) continue;
    const line = connections.find(
      ({ from }) => from.activity === reaction.id && from.port === outcome.id,
    );
    return { reactionId: reaction.id, outcomeId: outcome.id, to: line?.to ?? null };
  }
  return null;
}

/**
 * Lets a reaction wait for a tap on this button: one that watches the message already, else a new one at `place`, right
 * behind the message. Who went on from the message before goes on when time is up. Selects the reaction.
 */
export function bindReply(
  graph: Graph,
  messageId: string,
  { button, label }: TappableReply,
  place: Place,
): Command {
  const bound = wayOfTap(graph, messageId, { button });
  if (bound !== null) {
    return {
      name: 'add',
      select: activitiesSelected([bound.reactionId]),
      apply: (present) => present,
    };
  }
  const outcome = { id: newId('tap'), kind: 'button' as const, button, label };
  const watching = graph.activities.find(
    (activity) => activity.type === 'reaction' && activity.activityId === messageId,
  );
  if (watching?.type === 'reaction') return withOutcome(watching, outcome);
  const reaction: Reaction = {
    ...createActivity('reaction', newId('reaction'), {
      x: Math.round(place.x),
      y: Math.round(place.y),
    }),
    activityId: messageId,
    outcomes: [outcome],
  };
  const onward = graph.connections.find(
    ({ from }) => from.activity === messageId && from.port === 'next',
  );
  return addActivity(
    reaction,
    onward === undefined ? { activity: messageId, port: 'next' } : { connection: onward.id },
    deadlinePort,
  );
}

function withOutcome(reaction: Reaction, outcome: Reaction['outcomes'][number]): Command {
  return {
    name: 'update',
    select: activitiesSelected([reaction.id]),
    apply: (graph) => ({
      ...graph,
      activities: graph.activities.map((activity) =>
        activity.id === reaction.id
          ? { ...reaction, outcomes: [...reaction.outcomes, outcome] }
          : activity,
      ),
    }),
  };
}

function newId(kind: string): string {
  return `${kind}-${crypto.randomUUID().slice(0, 8)}`;
}
