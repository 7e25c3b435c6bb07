import { useReactFlow, useStore, type FitViewOptions } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';

import { viewportMotion } from './viewport.ts';

/**
 * Shows the whole journey again when the canvas gets wider or narrower (the phone opens, the window
 * changes), until the author takes the view into their own hands.
 *
 * @returns what to call when they do
 */
export function useRefitted(startsFitted: boolean, options: FitViewOptions): () => void {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const isTaken = useRef(!startsFitted);
  const fittedWidth = useRef(0);
  const refit = useEffectEvent((present: number) => {
    const before = fittedWidth.current;
    fittedWidth.current = present;
    // The first width is the one the canvas fits by itself.
    if (isTaken.current || before === 0 || before === present) return;
    void flow.fitView({ ...options, ...viewportMotion() });
  });
  useEffect(() => refit(width), [width]);
  return () => {
    isTaken.current = true;
  };
}
