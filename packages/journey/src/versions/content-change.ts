import { authoredLinks } from '@waypost/whatsapp';

import type { Activity } from '../activities/activity.ts';
import type { Graph } from '../graph/graph.ts';

/**
 * Tells which settings of an activity are content: names, labels, notes, and what a message says. Where a reaction waits
 * for a tap, a Flow or a link of the message, its words are content only as long as the same things can be tapped.
 */
export function contentOf(
  before: Activity,
  after: Activity,
  graphs: readonly Graph[],
): (path: readonly string[]) => boolean {
  const isFree =
    before.type !== 'whatsapp' ||
    after.type !== 'whatsapp' ||
    !graphs.some((graph) => isTapped(graph, after.id)) ||
    JSON.stringify(shapeOf(before.content)) === JSON.stringify(shapeOf(after.content));
  return ([first = '', , last = '', ...deeper]) => {
    if (first === 'name') return true;
    if (deeper.length > 0 && first !== 'content') return false;
    switch (first) {
      case 'content':
        return isFree;
      case 'branches':
        return last === 'name';
      case 'outcomes':
        return last === 'label';
      case 'note':
        return after.type === 'handOver';
      default:
        return false;
    }
  };
}

/** Whether somebody waits for what people tap in this message. */
function isTapped({ activities }: Graph, messageId: string): boolean {
  return activities.some(
    (activity) =>
      activity.type === 'reaction' &&
      activity.activityId === messageId &&
      activity.outcomes.some(
        ({ kind }) => kind === 'button' || kind === 'flow' || kind === 'click',
      ),
  );
}

/** Names of values that say which kind of thing it is, rather than what it says. */
const kinds = new Set(['kind', 'name', 'flowId']);

/** What can be tapped: a content without its words, but with its links. */
function shapeOf(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return kinds.has(key) ? value : authoredLinks(value);
  if (Array.isArray(value)) return value.map((item) => shapeOf(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, shapeOf(inner, name)]),
  );
}
