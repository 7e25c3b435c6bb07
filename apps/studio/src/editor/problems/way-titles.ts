import type { Activity, Graph, Problem } from '@waypost/journey';

import { distinctTitles } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';

/**
 * The activities a problem speaks of, by the titles they have on the canvas, with the ways they are left by where
 * there are several; worked out when a problem speaks of any.
 */
export function wayTitles(
  graph: Graph,
  texts: ActivityTexts,
): (problem: Pick<Problem, 'activities' | 'ports'>) => { way?: string } {
  let known: { titles: Map<string, string>; byId: Map<string, Activity> } | null = null;
  return ({ activities, ports = [] }) => {
    if (activities === undefined) return {};
    known ??= {
      titles: distinctTitles(graph, texts),
      byId: new Map(graph.activities.map((activity) => [activity.id, activity])),
    };
    const { titles, byId } = known;
    const steps = activities.map((id, place) => {
      const activity = byId.get(id);
      const port = ports[place] ?? 'next';
      const words = activity === undefined || port === 'next' ? '' : texts.port(activity, port);
      return `“${titles.get(id) ?? id}”${words === '' ? '' : ` (${words})`}`;
    });
    return { way: steps.join(' → ') };
  };
}
