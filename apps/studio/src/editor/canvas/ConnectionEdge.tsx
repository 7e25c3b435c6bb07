import { classes, sizes } from '@waypost/ui';
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, Position } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';

import { useFormat } from '../../i18n/format.ts';
import type { ConnectionEdge as ConnectionEdgeType } from './graph-to-flow.ts';
import { useNearness } from './use-nearness.ts';
import { useWayNumbers } from './use-numbers.ts';

/** React Flow ends edges at the rim of a port's hit area; ours go on to the dot in its middle. */
const portReach = sizes.port.hit / 2;

/** How far before the activity a named way's label stands, px. */
const labelRise = 14;

/** From one label to the next where several named ways arrive at one activity, px. */
const labelStep = 20;

/** A connection: a smooth step of 1.5 px with its port's name, and how many people went this way. */
export const ConnectionEdge = memo(function ConnectionEdge({
  id,
  sourceX,
  sourceY,
  sourcePosition,
  targetX,
  targetY,
  targetPosition,
  selected,
  data,
}: EdgeProps<ConnectionEdgeType>) {
  const format = useFormat();
  const isDown = sourcePosition === Position.Bottom;
  // Measured in a zoomed canvas, one straight above the other is off by a pixel or two: a kink.
  const isStraight = Math.abs(isDown ? sourceX - targetX : sourceY - targetY) < 4;
  const [path, labelX, labelY] = getSmoothStepPath({
    ...(isDown
      ? { sourceX: isStraight ? targetX : sourceX, sourceY: sourceY - portReach }
      : { sourceX: sourceX - portReach, sourceY: isStraight ? targetY : sourceY }),
    sourcePosition,
    ...(isDown
      ? { targetX, targetY: targetY + portReach }
      : { targetX: targetX + portReach, targetY }),
    targetPosition,
    borderRadius: 8,
  });
  const nearness = useNearness();
  const label = nearness === 'near' ? (data?.label ?? '') : '';
  const row = data?.labelRow ?? 0;
  // Named ways part at one activity, so their names stand where they arrive and not where they part.
  const place =
    label === ''
      ? { x: labelX, y: labelY }
      : isDown
        ? { x: targetX, y: targetY - labelRise - row * labelStep }
        : { x: targetX - labelRise, y: targetY + row * labelStep };
  const way = data?.way ?? null;
  const { people, heat, isAssumed } = useWayNumbers(way?.activity ?? '', way?.port ?? '');
  const isOnPath = data?.isVisited === true;
  const isMarked = selected || isOnPath;
  const change = data?.change ?? null;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={24}
        className={classes(
          '!stroke-edge',
          (isMarked || heat > 0) && '!stroke-accent',
          data?.isVisited === false && 'opacity-40',
          change === 'added' && '!stroke-success',
          change === 'removed' && '!stroke-danger',
        )}
        style={{
          strokeWidth: isMarked || change !== null ? 2.5 : strokeOf(heat),
          ...(way !== null && !isMarked && { strokeOpacity: opacityOf(heat) }),
          ...((isAssumed || change === 'removed') && { strokeDasharray: '6 4' }),
        }}
      />
      {(label !== '' || (way !== null && (nearness === 'near' || nearness === 'far'))) && (
        <EdgeLabelRenderer>
          <span
            style={{
              transform: `translate(${isDown || label === '' ? '-50%' : '-100%'}, -50%) translate(${place.x}px, ${place.y}px)`,
            }}
            className={classes(
              'pointer-events-none absolute flex items-center gap-1 rounded-chip border bg-surface px-1.5 whitespace-nowrap text-ink',
              nearness === 'near' ? 'text-caption' : 'text-page',
              selected ? 'border-accent' : 'border-line',
              change === 'removed' && 'line-through',
              isAssumed && 'hatched',
            )}
          >
            {label}
            {way !== null && <b className="font-semibold">{format.number(people)}</b>}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** A line that many went is wider, calmly: by the square root, so that a tenth still shows. px */
function strokeOf(heat: number): number {
  return 1.5 + 4.5 * Math.sqrt(heat);
}

/** Ways nobody went step back. */
function opacityOf(heat: number): number {
  return heat === 0 ? 0.5 : 0.3 + 0.5 * Math.sqrt(heat);
}
