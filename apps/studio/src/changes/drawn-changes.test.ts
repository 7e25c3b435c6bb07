import { graphSchema } from '@waypost/journey';
import { expect, it } from 'vitest';

import { drawChanges } from './drawn-changes.ts';

const before = graphSchema.parse({
  format: 1,
  settings: {},
  activities: [
    { id: 'in', type: 'entryAudience', position: { x: 0, y: 0 } },
    { id: 'rest', type: 'wait', position: { x: 0, y: 144 } },
    { id: 'end', type: 'end', position: { x: 0, y: 288 } },
  ],
  connections: [
    { id: 'a', from: { activity: 'in', port: 'next' }, to: 'rest' },
    { id: 'b', from: { activity: 'rest', port: 'next' }, to: 'end' },
  ],
});

const after = graphSchema.parse({
  ...before,
  activities: [
    before.activities[0],
    // Where the one that is gone stood.
    { id: 'pause', type: 'wait', position: { x: 0, y: 144 } },
    { id: 'end', type: 'end', name: 'Thanks', position: { x: 0, y: 288 } },
  ],
  connections: [
    { id: 'a', from: { activity: 'in', port: 'next' }, to: 'pause' },
    { id: 'b', from: { activity: 'pause', port: 'next' }, to: 'end' },
  ],
});

it('draws what is gone beside what is there, and marks both', () => {
  const { graph, changes } = drawChanges(before, after);
  expect([...changes.activities]).toEqual([
    ['pause', 'added'],
    ['rest', 'removed'],
    ['end', 'changed'],
  ]);
  const places = graph.activities.map(({ position: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(4);
  const drawn = graph.connections.map(({ id, from, to }) => [
    `${from.activity} → ${to}`,
    changes.connections.get(id),
  ]);
  expect(drawn).toEqual([
    ['in → pause', 'added'],
    ['pause → end', 'added'],
    ['in → rest', 'removed'],
    ['rest → end', 'removed'],
  ]);
  expect(new Set(graph.connections.map(({ id }) => id)).size).toBe(4);
});

it('marks nothing where nothing differs, also when connections got other ids', () => {
  const renamed = before.connections.map((connection) => ({
    ...connection,
    id: `x${connection.id}`,
  }));
  const { graph, changes } = drawChanges(before, { ...before, connections: renamed });
  expect(graph.activities).toEqual(before.activities);
  expect(changes.activities.size + changes.connections.size).toBe(0);
});
