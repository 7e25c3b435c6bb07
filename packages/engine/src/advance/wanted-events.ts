import { needsEvents } from '@waypost/journey';

import type { PublishedVersion } from '../journeys/published-versions.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import type { WantedEvents } from './load-profile-events.ts';

/** The events that looks at these runs may ask for; none where no journey waits for events. */
export function wantedEvents(
  versions: ReadonlyMap<number, PublishedVersion>,
  runs: readonly LockedRun[],
  now: number,
): WantedEvents[] {
  return runs.flatMap(({ bucket, profileId, versionId, state }) => {
    const graph = versions.get(versionId)?.graph;
    if (graph === undefined || !needsEvents(graph, state)) return [];
    const marks = Object.values(state.context.marks ?? {}).map(({ at }) => at);
    return [{ bucket, profileId, names: graph.waitedEvents, since: Math.min(now, ...marks) }];
  });
}
