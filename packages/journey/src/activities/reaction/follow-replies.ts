import type { TappableReply } from './replies.ts';
import type { Reaction } from './schema.ts';

/**
 * A reaction after its author has changed what its message offers to tap: an answer that got other words keeps its
 * way, one that moved keeps it too, and one that was deleted points at no other. The same reaction when nothing of
 * it is concerned.
 */
export function followReplies(
  reaction: Reaction,
  before: readonly TappableReply[],
  after: readonly TappableReply[],
): Reaction {
  let isChanged = false;
  const outcomes = reaction.outcomes.map((outcome) => {
    if (outcome.kind !== 'button') return outcome;
    const was = before.find(({ button }) => button === outcome.button);
    if (was === undefined || !isOf(was, outcome.label)) return outcome;
    const now = successor(was, before, after);
    const button = now?.button ?? after.length;
    const label = now?.label.slice(0, longestLabel) ?? outcome.label;
    if (button === outcome.button && label === outcome.label) return outcome;
    isChanged = true;
    return { ...outcome, button, label };
  });
  return isChanged ? { ...reaction, outcomes } : reaction;
}

/** Most characters of a label that an outcome keeps. */
const longestLabel = 25;

function isOf({ label }: TappableReply, kept: string): boolean {
  return kept === '' || label.slice(0, longestLabel) === kept;
}

/** While none is added or removed an answer is known by its place, otherwise by its words. */
function successor(
  was: TappableReply,
  before: readonly TappableReply[],
  after: readonly TappableReply[],
): TappableReply | undefined {
  return before.length === after.length && !isReordered(before, after)
    ? after.find(({ button }) => button === was.button)
    : after.find(({ label }) => label === was.label);
}

function isReordered(before: readonly TappableReply[], after: readonly TappableReply[]): boolean {
  const words = new Set(after.map(({ label }) => label));
  return (
    before.every(({ label }) => words.has(label)) &&
    before.some(({ label }, place) => after[place]?.label !== label)
  );
}
