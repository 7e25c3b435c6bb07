import type { Command } from './command.ts';

/** Gives an activity the author's own name; empty takes it away. */
export function renameActivity(id: string, name: string): Command {
  return {
    name: 'rename',
    mergeKey: `rename:${id}`,
    apply: (graph) => ({
      ...graph,
      activities: graph.activities.map((activity) =>
        activity.id === id ? { ...activity, name: name.slice(0, 80) } : activity,
      ),
    }),
  };
}
