import type { Activity } from '@waypost/journey';
import { sizes } from '@waypost/ui';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';

import { viewportMotion } from './viewport.ts';

/** Air kept around an activity that comes into view, px. */
const margin = 16;

/**
 * Keeps the selected activity in view: when it is added, jumped to, or when the pane beside the canvas
 * grows over it. Moves no further than needed, so that the author keeps the overview.
 */
export function useRevealed(
  canvas: RefObject<HTMLElement | null>,
  activity: Activity | null,
): void {
  const flow = useReactFlow();
  const reveal = useEffectEvent(() => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || !activity) return;
    const { x, y } = activity.position;
    const start = flow.flowToScreenPosition({ x, y });
    const end = flow.flowToScreenPosition({ x: x + sizes.node.width, y: y + sizes.node.height });
    const dx = shift(start.x, end.x, box.left + margin, box.right - margin);
    const dy = shift(start.y, end.y, box.top + margin, box.bottom - margin);
    if (dx === 0 && dy === 0) return;
    const viewport = flow.getViewport();
    void flow.setViewport(
      { ...viewport, x: viewport.x + dx, y: viewport.y + dy },
      viewportMotion(),
    );
  });
  const id = activity?.id;
  useEffect(() => {
    if (id === undefined) return;
    const frame = requestAnimationFrame(() => reveal());
    return () => cancelAnimationFrame(frame);
  }, [id]);
}

/** How far a stretch must move to lie between two bounds; its start wins when it does not fit. */
function shift(start: number, end: number, low: number, high: number): number {
  if (start < low || end - start > high - low) return low - start;
  return end > high ? high - end : 0;
}
