import { ActivityTile, classes } from '@waypost/ui';
import type { ActivityFamily } from '@waypost/ui';
import { Handle, NodeToolbar, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ActivityChange } from '../../changes/drawn-changes.ts';
import { activityLooks } from '../../activities/registry.tsx';
import { ChangeMark } from './ChangeMark.tsx';
import type { ActivityNode as ActivityNodeType, Mark } from './graph-to-flow.ts';
import { takesConnections } from './graph-to-flow.ts';
import { FarNumbers, LiveStrip } from './LiveStrip.tsx';
import { nodeSize, portPlace } from './node-geometry.ts';
import { useNearness } from './use-nearness.ts';

const rings: Record<ActivityFamily, string> = {
  entry: 'outline-entry',
  flow: 'outline-flow',
  time: 'outline-time',
  whatsapp: 'outline-whatsapp',
  channel: 'outline-channel',
  data: 'outline-data',
  end: 'outline-end',
};

const plainBoxes: Record<ActivityFamily, string> = {
  entry: 'bg-entry-tint border-entry',
  flow: 'bg-flow-tint border-flow',
  time: 'bg-time-tint border-time',
  whatsapp: 'bg-whatsapp-tint border-whatsapp',
  channel: 'bg-channel-tint border-channel',
  data: 'bg-data-tint border-data',
  end: 'bg-end-tint border-end',
};

const pictures: Record<ActivityFamily, string> = {
  entry: 'text-entry',
  flow: 'text-flow',
  time: 'text-time',
  whatsapp: 'text-whatsapp',
  channel: 'text-channel',
  data: 'text-data',
  end: 'text-end',
};

const changeBorders: Record<ActivityChange, string> = {
  added: 'border-2 border-success',
  removed: 'border-2 border-dashed border-danger',
  changed: 'border-2 border-info',
};

function ProblemMark({ mark }: { mark: Mark }) {
  const { t } = useTranslation('editor');
  const isError = mark.errors > 0;
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <span
      title={
        isError
          ? t('problems.errors', { count: mark.errors })
          : t('problems.warnings', { count: mark.warnings })
      }
      className={classes(
        'absolute -top-2.5 -right-2.5 flex h-5 items-center gap-0.5 rounded-full border px-1 text-caption font-semibold',
        isError
          ? 'border-danger bg-danger-tint text-danger'
          : 'border-warning bg-warning-tint text-warning',
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {isError ? mark.errors : mark.warnings}
    </span>
  );
}

/** Names of so many characters fit in two lines of the largest letters. */
const longestFarTitle = 24;

const handleClasses =
  '!size-6 !min-h-0 !min-w-0 !border-0 !bg-transparent flex items-center justify-center';
const dotClasses =
  'pointer-events-none size-2.5 rounded-full border-2 border-surface bg-edge transition-transform duration-120';

/** One activity on the canvas, of a size that never depends on its words. */
export const ActivityNode = memo(function ActivityNode({
  id,
  data,
  selected,
  isConnectable,
}: NodeProps<ActivityNodeType>) {
  const nearness = useNearness();
  const [isPointedAt, setPointedAt] = useState(false);
  const isFar = nearness !== 'near';
  const isNameless = nearness === 'farther' || nearness === 'farthest';
  const { activity, title, subtitle, ports, direction, mark, isLive, isVisited, change } = data;
  const { family, Icon } = activityLooks[activity.type];
  const size = nodeSize(direction, ports.length, isLive);
  const hasErrors = (mark?.errors ?? 0) > 0;

  return (
    <div
      data-testid={`activity-${id}`}
      style={size}
      {...(isNameless && {
        onPointerEnter: () => setPointedAt(true),
        onPointerLeave: () => setPointedAt(false),
      })}
      className={classes(
        'group relative rounded-card border shadow-node outline-offset-0',
        isFar ? plainBoxes[family] : 'border-line bg-raised',
        hasErrors && 'border-danger',
        change !== null && changeBorders[change],
        selected && `outline-2 ${rings[family]}`,
        isVisited === false && 'opacity-50',
      )}
    >
      {change !== null && <ChangeMark change={change} isFar={isFar} />}
      {!isFar && (
        <>
          <div className="flex h-16 items-center gap-3 px-3">
            <ActivityTile family={family} icon={<Icon aria-hidden />} />
            <span className="flex min-w-0 flex-1 flex-col">
              <span
                className={classes(
                  'line-clamp-2 text-body leading-4.5 font-semibold break-words text-ink',
                  change === 'removed' && 'line-through',
                )}
              >
                {title}
              </span>
              <span className="truncate text-caption text-muted">{subtitle}</span>
            </span>
          </div>
          {isLive && <LiveStrip activityId={id} title={title} />}
          {mark && <ProblemMark mark={mark} />}
        </>
      )}
      {nearness === 'far' && (
        <div className="flex h-full flex-col items-center justify-center px-2 text-center text-ink">
          <span
            className={classes(
              'line-clamp-2 shrink-0 pb-1 leading-7 font-semibold break-words',
              title.length <= longestFarTitle ? 'text-figure' : 'text-page',
              change === 'removed' && 'line-through',
            )}
          >
            {title}
          </span>
          {isLive && <FarNumbers activityId={id} />}
        </div>
      )}
      {nearness === 'farther' && (
        <span className="flex h-full items-center justify-center">
          <Icon aria-hidden className={classes('size-12', pictures[family])} />
        </span>
      )}
      {isPointedAt && isNameless && (
        <NodeToolbar isVisible offset={4} aria-hidden className="pointer-events-none">
          <span className="rounded-chip border border-line bg-raised px-2 py-1 text-label text-ink shadow-node">
            {title}
          </span>
        </NodeToolbar>
      )}
      {takesConnections(activity) && (
        <Handle
          type="target"
          position={direction === 'down' ? Position.Top : Position.Left}
          isConnectable={isConnectable}
          data-testid={`target-${id}`}
          className={handleClasses}
        >
          <span className={dotClasses} />
        </Handle>
      )}
      {ports.map((port, index) => (
        <Handle
          key={port.id}
          id={port.id}
          type="source"
          position={direction === 'down' ? Position.Bottom : Position.Right}
          isConnectable={isConnectable}
          data-testid={`port-${id}-${port.id}`}
          {...(port.label === '' ? {} : { role: 'img', 'aria-label': port.label })}
          style={
            direction === 'down'
              ? { left: portPlace(direction, index, ports.length, size).x }
              : { top: portPlace(direction, index, ports.length, size).y }
          }
          className={classes(handleClasses, 'peer/port group/port')}
        >
          <span
            className={classes(dotClasses, 'group-hover/port:scale-130 group-hover/port:bg-accent')}
          />
          {port.label !== '' && !port.isConnected && !isFar && (
            <span
              className={classes(
                'pointer-events-none absolute rounded-chip border border-line bg-surface px-1 text-caption whitespace-nowrap text-ink opacity-0 group-hover/port:z-popover group-hover/port:opacity-100',
                direction === 'down' ? 'top-5' : 'left-5',
                (ports.length < 3 || direction === 'right') && 'group-hover:opacity-100',
              )}
            >
              {port.label}
            </span>
          )}
        </Handle>
      ))}
    </div>
  );
});
