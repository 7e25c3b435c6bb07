import { followReplies, responseReplies } from '@waypost/journey';
import type { Activity, Graph, TappableReply } from '@waypost/journey';

import type { Command } from './command.ts';

/**
 * Puts changed settings in place of an activity's. Reactions to a message follow its answers when they are reworded
 * or moved. `field` is what was changed: key strokes in one
 * field are one undo step. Connections of ports that `ports` no longer lists go with them.
 */
export function updateActivity(
  changed: Activity,
  field: string,
  ports: readonly string[],
): Command {
  return {
    name: 'update',
    mergeKey: `update:${changed.id}:${field}`,
    apply: (graph) => replaceActivity(graph, changed, ports),
  };
}

function replaceActivity(graph: Graph, changed: Activity, ports: readonly string[]): Graph {
  const kept = graph.connections.filter(
    ({ from }) => from.activity !== changed.id || ports.includes(from.port),
  );
  const before = repliesOf(graph.activities.find(({ id }) => id === changed.id));
  const after = repliesOf(changed);
  return {
    ...graph,
    activities: graph.activities.map((activity) => {
      if (activity.id === changed.id) return changed;
      if (before.length === 0) return activity;
      return activity.type === 'reaction' && activity.activityId === changed.id
        ? followReplies(activity, before, after)
        : activity;
    }),
    connections: kept.length === graph.connections.length ? graph.connections : kept,
  };
}

/** What a response offers to tap, in its default language; a template's buttons can't be edited here. */
function repliesOf(activity: Activity | undefined): TappableReply[] {
  if (activity?.type !== 'whatsapp') return [];
  const { response } = activity.content;
  const content = response?.byLanguage[response.defaultLanguage];
  return content === undefined ? [] : responseReplies(content);
}
