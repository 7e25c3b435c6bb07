/** Draws numbers in [0, 1), the same ones for the same seed. */
export type Draw = () => number;

/**
 * A source of chance for one message (mulberry32 over seed and sequence number). What happens to a
 * message does not depend on what else is going on, so a test run can be repeated.
 */
export function drawsFor(seed: number, sequence: number): Draw {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(sequence, 0xc2b2ae35)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number between the two ends of a span. */
export function within(draw: Draw, [least, most]: readonly [number, number]): number {
  return least + draw() * (most - least);
}
