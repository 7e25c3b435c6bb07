import type { Graph } from '@waypost/journey';

/**
 * Lets a reaction that watches nothing yet watch the nearest message before it. The same graph when
 * there is none, or when the author chose already.
 */
export function withBoundReaction(graph: Graph, reactionId: string): Graph {
  const reaction = graph.activities.find(({ id }) => id === reactionId);
  if (reaction?.type !== 'reaction' || reaction.activityId !== null) return graph;
  const message = nearestMessageBefore(graph, reactionId);
  if (message === null) return graph;
  return {
    ...graph,
    activities: graph.activities.map((activity) =>
      activity.id === reactionId ? { ...reaction, activityId: message } : activity,
    ),
  };
}

function nearestMessageBefore(graph: Graph, id: string): string | null {
  const kinds = new Map(graph.activities.map((activity) => [activity.id, activity.type]));
  const seen = new Set([id]);
  let layer = [id];
  while (layer.length > 0) {
    const before = graph.connections
      .filter(({ from, to }) => layer.includes(to) && !seen.has(from.activity))
      .map(({ from }) => from.activity);
    const message = before.find((candidate) => kinds.get(candidate) === 'whatsapp');
    if (message !== undefined) return message;
    for (const visited of before) seen.add(visited);
    layer = before;
  }
  return null;
}
