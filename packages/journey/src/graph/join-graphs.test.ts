import { describe, expect, it } from 'vitest';

import { entryAudience, graphOf, waitFor, whatsApp } from '../testing/graphs.ts';
import { diffGraphs, isUnchanged } from './graph-diff.ts';
import type { Graph } from './graph.ts';
import { joinGraphs } from './join-graphs.ts';

const base: Graph = graphOf(
  [entryAudience('in'), waitFor('pause', 24), whatsApp('hello')],
  [
    ['in', 'next', 'pause'],
    ['pause', 'next', 'hello'],
  ],
);

const withWait = (graph: Graph, hours: number): Graph => ({
  ...graph,
  activities: graph.activities.map((activity) =>
    activity.id === 'pause'
      ? { ...waitFor('pause', hours), position: activity.position }
      : activity,
  ),
});
const moved = (graph: Graph, id: string, x: number): Graph => ({
  ...graph,
  activities: graph.activities.map((activity) =>
    activity.id === id ? { ...activity, position: { x, y: 0 } } : activity,
  ),
});
const without = (graph: Graph, gone: string): Graph => ({
  ...graph,
  activities: graph.activities.filter(({ id }) => id !== gone),
  connections: graph.connections.filter(({ from, to }) => from.activity !== gone && to !== gone),
});
const longer = (graph: Graph): Graph => ({
  ...graph,
  activities: [...graph.activities, waitFor('later', 1)],
  connections: [
    ...graph.connections,
    { id: 'new', from: { activity: 'hello', port: 'next' }, to: 'later' },
  ],
});

const isSame = (one: Graph | null, other: Graph) =>
  one !== null && isUnchanged(diffGraphs(one, other));

describe('joining the work of two authors', () => {
  it('keeps what each did to different parts, whoever is asked', () => {
    const mine = moved(withWait(base, 2), 'in', 500);
    const theirs: Graph = { ...longer(base), settings: { reentry: 'always' } };
    const both = moved(
      withWait(longer({ ...base, settings: { reentry: 'always' } }), 2),
      'in',
      500,
    );
    expect(isSame(joinGraphs(base, mine, theirs), both)).toBe(true);
    expect(isSame(joinGraphs(base, theirs, mine), both)).toBe(true);
  });

  it('is the one that changed when the other did not', () => {
    const mine = without(withWait(base, 2), 'hello');
    expect(isSame(joinGraphs(base, mine, base), mine)).toBe(true);
    expect(isSame(joinGraphs(base, base, mine), mine)).toBe(true);
    expect(isSame(joinGraphs(base, mine, mine), mine)).toBe(true);
  });

  it('leaves the decision to the authors where both changed the same', () => {
    expect(joinGraphs(base, withWait(base, 2), withWait(base, 3))).toBeNull();
    expect(joinGraphs(base, without(base, 'pause'), withWait(base, 3))).toBeNull();
    const settings = { reentry: 'always' } as const;
    const other = { reentry: 'after', reentryAfter: { amount: 2, unit: 'days' } } as const;
    expect(joinGraphs(base, { ...base, settings }, { ...base, settings: other })).toBeNull();
  });

  it('never leads people to what the other removed', () => {
    expect(joinGraphs(base, longer(base), without(base, 'hello'))).toBeNull();
  });

  it('takes my place for an activity that both moved', () => {
    const joined = joinGraphs(base, moved(base, 'in', 1), moved(base, 'in', 2));
    expect(joined?.activities[0]?.position.x).toBe(1);
  });
});
