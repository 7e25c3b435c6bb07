import type { Direction } from '@waypost/journey';
import { sizes } from '@waypost/ui';

interface Size {
  width: number;
  height: number;
}

/** Drawn from left to right, ports stand one below the other and need room for their names. px */
const portStep = 28;

/** Size of an activity. It depends on how many ports it has and on what is shown, never on its words. */
export function nodeSize(direction: Direction, portCount: number, isLive: boolean): Size {
  const height = isLive ? sizes.node.liveHeight : sizes.node.height;
  return {
    width: sizes.node.width,
    height: direction === 'down' ? height : Math.max(height, (portCount + 1) * portStep),
  };
}

/** The middle of a port people leave by, from the node's upper left corner: on its lower or right edge, evenly spread. */
export function portPlace(
  direction: Direction,
  index: number,
  count: number,
  { width, height }: Size,
): { x: number; y: number } {
  const share = (index + 1) / (count + 1);
  return direction === 'down' ? { x: width * share, y: height } : { x: width, y: height * share };
}

/** The middle of where people come in: of the upper or of the left edge. */
export function entrancePlace(direction: Direction, { width, height }: Size) {
  return direction === 'down' ? { x: width / 2, y: 0 } : { x: 0, y: height / 2 };
}

/**
 * Distances between the upper left corners of neighbours, px: `along` the way people go, with room for an edge and its
 * label, and `across` it.
 */
export const steps: Record<Direction, { along: number; across: number }> = {
  down: { along: 144, across: 296 },
  right: { along: 424, across: 120 },
};

/** A place so far along and across from another. */
export function stepped(
  direction: Direction,
  { x, y }: { x: number; y: number },
  along: number,
  across: number,
): { x: number; y: number } {
  const step = steps[direction];
  const [by, aside] = [along * step.along, across * step.across];
  return direction === 'down' ? { x: x + aside, y: y + by } : { x: x + by, y: y + aside };
}

/** Which way this journey is drawn. */
export function directionOf({ direction }: { direction?: Direction | undefined }): Direction {
  return direction ?? 'down';
}
