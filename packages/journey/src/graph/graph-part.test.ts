import { describe, expect, it } from 'vitest';

import { graphOf, reactionTo, waitFor, whatsApp } from '../testing/graphs.ts';
import type { Activity } from '../activities/activity.ts';
import { graphPartSchema, partOfGraph, withNewIds } from './graph-part.ts';

const graph = graphOf(
  [whatsApp('hello'), reactionTo('answer', 'hello'), waitFor('later', 1)],
  [
    ['hello', 'next', 'answer'],
    ['answer', 'yes', 'later'],
  ],
);

function counted() {
  let count = 0;
  return (kind: string) => `${kind}-${(count += 1)}`;
}

describe('a part of a journey', () => {
  it('has the connections among its activities, and none that leaves it', () => {
    const part = partOfGraph(graph, ['answer', 'hello']);
    expect(part.activities.map(({ id }) => id)).toEqual(['hello', 'answer']);
    expect(part.connections.map(({ to }) => to)).toEqual(['answer']);
  });

  it('under new ids: its reaction watches the copied message', () => {
    const copy = withNewIds(partOfGraph(graph, ['hello', 'answer']), counted());
    expect(copy.activities).toMatchObject([
      { id: 'activity-1', type: 'whatsapp' },
      { id: 'activity-2', activityId: 'activity-1' },
    ]);
    expect(copy.connections).toEqual([
      { id: 'connection-3', from: { activity: 'activity-1', port: 'next' }, to: 'activity-2' },
    ]);
  });

  it('goes on watching a message that was not copied with it', () => {
    const copy = withNewIds(partOfGraph(graph, ['answer']), counted());
    expect(copy.activities).toMatchObject([{ id: 'activity-1', activityId: 'hello' }]);
  });

  it('speaks of results of its own activities by their new ids', () => {
    const named: Activity[] = [
      { ...reactionTo('answer', 'hello'), name: '{{ results.answer.text }} {{ results.hello.x }}' },
    ];
    const copy = withNewIds(partOfGraph(graphOf(named, []), ['answer']), counted());
    expect(copy.activities[0]?.name).toBe('{{ results.activity-1.text }} {{ results.hello.x }}');
  });

  it('can be written down and read again', () => {
    const part = partOfGraph(graph, ['hello', 'answer', 'later']);
    expect(graphPartSchema.parse(JSON.parse(JSON.stringify(part)))).toEqual(part);
  });
});
