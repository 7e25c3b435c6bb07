import { authoredLinks } from '@waypost/whatsapp';

import type { Activity } from '../activities/activity.ts';
import type { ChangedActivity, GraphDiff } from '../graph/graph-diff.ts';
import type { Graph } from '../graph/graph.ts';

/**
 * Whether only words, media, names and labels differ, so that they can go live without touching people. Where a reaction
 * waits for a tap, a Flow or a link of a message, its words are such as long as the same things can be tapped.
 */
export function isContentOnly(diff: GraphDiff, before: Graph, after: Graph): boolean {
  const { added, removed, ways, settings, changed } = diff;
  if ([added, removed, ways, settings].some(({ length }) => length > 0)) return false;
  return changed.every((change) => {
    const isFree = keepsTaps(change, [before, after]);
    return change.fields.every(({ field }) => isContent(field, change.after, isFree));
  });
}

function isContent(field: string, { type }: Activity, contentIsFree: boolean): boolean {
  const [first = '', ...deeper] = field.split('.');
  switch (first) {
    case 'name':
      return true;
    case 'content':
      return contentIsFree;
    case 'branches':
      return deeper.length === 2 && deeper[1] === 'name';
    case 'outcomes':
      return deeper.length === 2 && deeper[1] === 'label';
    case 'note':
      return type === 'handOver';
    default:
      return false;
  }
}

function keepsTaps({ before, after }: ChangedActivity, graphs: readonly Graph[]): boolean {
  return (
    before.type !== 'whatsapp' ||
    after.type !== 'whatsapp' ||
    !graphs.some((graph) => isTapped(graph, after.id)) ||
    JSON.stringify(shapeOf(before.content)) === JSON.stringify(shapeOf(after.content))
  );
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
