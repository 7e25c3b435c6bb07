import { sizes } from '@waypost/ui';

/** Ports hang on the lower edge, evenly spread; people come in at the middle of the upper one. */
export function portOffset(index: number, count: number): number {
  return (sizes.node.width * (index + 1)) / (count + 1);
}

/** Height of every activity, which depends only on whether live numbers are shown. */
export function nodeHeight(isLive: boolean): number {
  return isLive ? sizes.node.liveHeight : sizes.node.height;
}

/** Vertical distance from one activity to the next below it, px: room for an edge and its label. */
export const rowStep = 144;
export const columnStep = 296;
