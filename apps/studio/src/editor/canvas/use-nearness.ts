import { useStore } from '@xyflow/react';

/** Below this zoom a node's small print can't be read: its name alone is shown, in larger letters. */
const farZoom = 0.45;

/** Below this one not even its name, and a plain box is much cheaper to draw. */
const farthestZoom = 0.18;

/** How much of an activity or a connection can be read at the present zoom. */
export function useNearness(): 'near' | 'far' | 'farthest' {
  return useStore(({ transform: [, , zoom] }) =>
    zoom >= farZoom ? 'near' : zoom >= farthestZoom ? 'far' : 'farthest',
  );
}
