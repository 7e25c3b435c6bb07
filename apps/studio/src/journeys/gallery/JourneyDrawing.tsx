import type { Graph } from '@waypost/journey';
import type { ActivityFamily } from '@waypost/ui';

import { activityLooks } from '../../activities/registry.tsx';

const box = { width: 264, height: 64 };
/** Rows stand closer than on the canvas: nothing has to be read between them. */
const squeeze = 0.8;
const margin = 12;

const fills: Record<ActivityFamily, string> = {
  entry: 'fill-entry-tint stroke-entry',
  flow: 'fill-flow-tint stroke-flow',
  time: 'fill-time-tint stroke-time',
  whatsapp: 'fill-whatsapp-tint stroke-whatsapp',
  channel: 'fill-channel-tint stroke-channel',
  data: 'fill-data-tint stroke-data',
  end: 'fill-end-tint stroke-end',
};

/** A journey as a small picture: its activities in the colours of their families, without words. */
export function JourneyDrawing({ graph, className }: { graph: Graph; className: string }) {
  const places = new Map(
    graph.activities.map(({ id, position }) => [id, { x: position.x, y: position.y * squeeze }]),
  );
  const xs = [...places.values()].map(({ x }) => x);
  const ys = [...places.values()].map(({ y }) => y);
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  const width = Math.max(...xs) + box.width + margin - left;
  const height = Math.max(...ys) + box.height + margin - top;
  return (
    <svg aria-hidden viewBox={`${left} ${top} ${width} ${height}`} className={className}>
      {graph.connections.map(({ id, from, to }) => {
        const start = places.get(from.activity);
        const end = places.get(to);
        return start === undefined || end === undefined ? null : (
          <path key={id} d={lineBetween(start, end)} className="fill-none stroke-edge stroke-5" />
        );
      })}
      {graph.activities.map(({ id, type }) => {
        const place = places.get(id);
        return place === undefined ? null : (
          <rect
            key={id}
            {...place}
            {...box}
            rx={18}
            className={`stroke-5 ${fills[activityLooks[type].family]}`}
          />
        );
      })}
    </svg>
  );
}

interface Place {
  x: number;
  y: number;
}

function lineBetween(start: Place, end: Place): string {
  const from = { x: start.x + box.width / 2, y: start.y + box.height };
  const to = { x: end.x + box.width / 2, y: end.y };
  const bend = Math.max(28, (to.y - from.y) / 2);
  return `M${from.x} ${from.y} C${from.x} ${from.y + bend} ${to.x} ${to.y - bend} ${to.x} ${to.y}`;
}
