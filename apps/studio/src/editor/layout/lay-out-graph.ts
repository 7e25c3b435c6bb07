import { activityPorts } from '@waypost/journey';
import type { Graph } from '@waypost/journey';

import type { Place } from '../canvas/free-place.ts';
import { directionOf } from '../canvas/node-geometry.ts';
import type { Layout, LayoutRequest } from './lay-out.ts';
import { placeNotes } from './place-notes.ts';

/**
 * New places for the activities of a graph and the notes beside them, worked out beside the page. With `ids` only those
 * activities move, as a block that stays where it is.
 */
export async function layOutGraph(
  graph: Graph,
  ids?: readonly string[],
): Promise<Map<string, Place>> {
  const request = layoutRequest(graph, new Set(ids ?? graph.activities.map(({ id }) => id)));
  const layout = new Map(await askWorker(request));
  return ids === undefined
    ? new Map([...layout, ...placeNotes(graph, layout)])
    : inPlace(graph, layout);
}

/** From and to of every connection among these activities, in the order of their ports. */
export function layoutRequest(graph: Graph, wanted: ReadonlySet<string>): LayoutRequest {
  const activities = graph.activities.filter(({ id }) => wanted.has(id));
  return {
    direction: directionOf(graph),
    nodes: activities.map((activity) => ({
      id: activity.id,
      portCount: activityPorts(activity).length,
    })),
    lines: activities.flatMap((activity) =>
      activityPorts(activity).flatMap((port): [string, string][] => {
        const connection = graph.connections.find(
          ({ from }) => from.activity === activity.id && from.port === port,
        );
        return connection && wanted.has(connection.to) ? [[activity.id, connection.to]] : [];
      }),
    ),
  };
}

/** Moves a layout as a whole so that its upper left corner is where that of its activities was. */
function inPlace(graph: Graph, layout: ReadonlyMap<string, Place>): Map<string, Place> {
  const before = corner(
    graph.activities.flatMap(({ id, position }) => (layout.has(id) ? [position] : [])),
  );
  const after = corner([...layout.values()]);
  const by = { x: before.x - after.x, y: before.y - after.y };
  return new Map([...layout].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]));
}

function corner(places: readonly Place[]): Place {
  return {
    x: Math.min(...places.map(({ x }) => x)),
    y: Math.min(...places.map(({ y }) => y)),
  };
}

function askWorker(request: LayoutRequest): Promise<Layout> {
  const worker = new Worker(new URL('layout-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Layout>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
