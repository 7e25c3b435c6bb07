import { useStore } from '@xyflow/react';

/** Below this zoom a node's small print can't be read: its name alone is shown, in larger letters. */
const farZoom = 0.45;

/** Below this one those letters can't be read either: the picture of its kind is, and the name of the one pointed at. */
const fartherZoom = 0.34;

/** Below this one not even that, and a plain box is much cheaper to draw. */
const farthestZoom = 0.18;

/** How much of an activity or a connection can be read at a zoom. */
export type Nearness = 'near' | 'far' | 'farther' | 'farthest';

/** How much can be read at the present zoom. */
export function useNearness(): Nearness {
  return useStore(({ transform: [, , zoom] }) => {
    if (zoom >= farZoom) return 'near';
    if (zoom >= fartherZoom) return 'far';
    return zoom >= farthestZoom ? 'farther' : 'farthest';
  });
}
