import { useReactFlow, useStore, type FitViewOptions } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';

import { viewportMotion } from './viewport.ts';

/**
 * Shows the whole journey again when the canvas gets larger or smaller (the phone or the list of problems opens, the
 * window changes), until the author takes the view into their own hands.
 *
 * @returns what to call when they do
 */
export function useRefitted(startsFitted: boolean, options: FitViewOptions): () => void {
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isTaken = useRef(!startsFitted);
  const fitted = useRef({ width: 0, height: 0 });
  const refit = useEffectEvent((present: { width: number; height: number }) => {
    const before = fitted.current;
    fitted.current = present;
    // The first size is the one the canvas fits by itself.
    if (isTaken.current || before.width === 0) return;
    if (before.width === present.width && before.height === present.height) return;
    void flow.fitView({ ...options, ...viewportMotion() });
  });
  useEffect(() => refit({ width, height }), [width, height]);
  return () => {
    isTaken.current = true;
  };
}
