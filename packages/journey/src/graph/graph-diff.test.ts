import { describe, expect, it } from 'vitest';

import { graphOf, entryAudience, waitFor, whatsApp } from '../testing/graphs.ts';
import { changesTheJourney, diffGraphs, isSameValue, isUnchanged } from './graph-diff.ts';
import type { Graph } from './graph.ts';

const before: Graph = graphOf(
  [entryAudience('in'), waitFor('pause', 24), whatsApp('hello')],
  [
    ['in', 'next', 'pause'],
    ['pause', 'next', 'hello'],
  ],
);

describe('what makes one journey another', () => {
  it('names each setting that changed, with what it was', () => {
    const after = {
      ...before,
      activities: before.activities.map((activity) =>
        activity.id === 'pause' ? { ...waitFor('pause', 2), name: 'Two hours' } : activity,
      ),
    };
    expect(diffGraphs(before, after).changed).toEqual([
      {
        before: before.activities[1],
        after: after.activities[1],
        fields: [
          { field: 'name', before: '', after: 'Two hours' },
          { field: 'duration.amount', before: 24, after: 2 },
        ],
      },
    ]);
  });

  it('knows what is new, what is gone, and where ports lead now', () => {
    const after = graphOf(
      [entryAudience('in'), whatsApp('hello'), waitFor('later', 1)],
      [
        ['in', 'next', 'hello'],
        ['hello', 'next', 'later'],
      ],
    );
    const diff = diffGraphs(before, after);
    expect(diff.added.map(({ id }) => id)).toEqual(['later']);
    expect(diff.removed.map(({ id }) => id)).toEqual(['pause']);
    expect(diff.ways).toEqual([
      { activityId: 'in', port: 'next', before: 'pause', after: 'hello' },
      { activityId: 'pause', port: 'next', before: 'hello', after: null },
      { activityId: 'hello', port: 'next', before: null, after: 'later' },
    ]);
  });

  it('does not care how connections are called, or in which order anything is written', () => {
    const after: Graph = {
      ...before,
      activities: before.activities.toReversed(),
      connections: before.connections.map((line) => ({ ...line, id: `new-${line.id}` })),
    };
    expect(isUnchanged(diffGraphs(before, after))).toBe(true);
  });

  it('tells what people notice from what only authors see', () => {
    const place = { x: 900, y: 0 };
    const after: Graph = {
      ...before,
      direction: 'right',
      activities: before.activities.map((activity) =>
        activity.id === 'in' ? { ...activity, position: place } : activity,
      ),
      notes: [
        {
          id: 'n',
          text: 'ask Ada',
          tone: 'blue',
          position: place,
          size: { width: 200, height: 96 },
        },
      ],
    };
    const diff = diffGraphs(before, after);
    expect([diff.moved, diff.isTurned, diff.notes.added.length]).toEqual([['in'], true, 1]);
    expect([changesTheJourney(diff), isUnchanged(diff)]).toEqual([false, false]);
    const reset = diffGraphs(before, { ...before, settings: { reentry: 'always' } });
    expect(changesTheJourney(reset)).toBe(true);
  });

  it('takes a list that grew as one change', () => {
    expect(isSameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSameValue([1, 2], [1, 2, 3])).toBe(false);
  });
});
