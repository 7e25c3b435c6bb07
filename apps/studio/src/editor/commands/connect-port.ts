import { isEntry } from '@waypost/journey';
import type { Connection, Graph } from '@waypost/journey';

import { withBoundReaction } from './bind-reaction.ts';
import type { Command } from './command.ts';

/** Leads a port to an activity; what it led to before is replaced. */
export function connectPort(from: Connection['from'], to: string): Command {
  return { name: 'connect', apply: (graph) => withConnection(graph, from, to) };
}

/** The graph in which the port leads to the activity. The same graph when it already does, or must not. */
export function withConnection(graph: Graph, from: Connection['from'], to: string): Graph {
  const target = graph.activities.find(({ id }) => id === to);
  const source = graph.activities.find(({ id }) => id === from.activity);
  if (!source || !target || !mayConnect(graph, from.activity, to)) return graph;
  const leaves = (connection: Connection) =>
    connection.from.activity === from.activity && connection.from.port === from.port;
  if (graph.connections.some((connection) => leaves(connection) && connection.to === to)) {
    return graph;
  }
  const connected = {
    ...graph,
    connections: [
      ...graph.connections.filter((connection) => !leaves(connection)),
      { id: `c-${crypto.randomUUID().slice(0, 12)}`, from: { ...from }, to },
    ],
  };
  return withBoundReaction(connected, to);
}

/** An activity never leads to itself, and nothing leads to an entry. */
export function mayConnect(graph: Graph, from: string, to: string): boolean {
  const target = graph.activities.find(({ id }) => id === to);
  return from !== to && target !== undefined && !isEntry(target);
}
