import type { Bubble, TextRun } from './bubble.ts';

/** Plain text of some runs, e.g. a header's. */
export function runsText(runs: TextRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** Plain text of a message's body, for lists and for copies kept with the message. */
export function bubbleText(bubble: Bubble): string {
  return runsText(bubble.body);
}
