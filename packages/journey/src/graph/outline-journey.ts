import type { Activity } from '../activities/activity.ts';
import { compileGraph } from './compile-graph.ts';
import type { Graph } from './graph.ts';
import { portKey } from './port-key.ts';
import { walkingOrder } from './walk.ts';

/** One activity of a journey that is told, with where its ports lead. */
export interface OutlineStep {
  activity: Activity;
  /** Place in the list that a port leads to, from 1; undefined where the journey ends. */
  to: (port: string) => number | undefined;
  /** Place of the line below: whoever goes there simply goes on. */
  next: number;
}

/** The activities of a journey in the order in which a reader meets them. */
export function outlineJourney(graph: Graph): OutlineStep[] {
  const { activities, targets, entry } = compileGraph(graph);
  const order = walkingOrder(graph, entry?.id);
  const places = new Map(order.map((id, index) => [id, index + 1]));
  return order.flatMap((id, index) => {
    const activity = activities.get(id);
    if (activity === undefined) return [];
    const to = (port: string): number | undefined => {
      const target = targets.get(portKey(id, port));
      return target === undefined ? undefined : places.get(target);
    };
    return [{ activity, to, next: index + 2 }];
  });
}
