import type { Connection } from '@waypost/journey';

import type { Command } from './command.ts';

/** Removes the connection that leaves this port. */
export function detachPort(from: Connection['from']): Command {
  return {
    name: 'detach',
    apply: (graph) => {
      const connections = graph.connections.filter(
        (connection) =>
          connection.from.activity !== from.activity || connection.from.port !== from.port,
      );
      return connections.length === graph.connections.length ? graph : { ...graph, connections };
    },
  };
}
