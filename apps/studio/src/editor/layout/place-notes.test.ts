import { graphSchema } from '@waypost/journey';
import { expect, it } from 'vitest';

import { placeNotes } from './place-notes.ts';

const graph = graphSchema.parse({
  format: 1,
  settings: {},
  direction: 'right',
  activities: [
    { id: 'in', type: 'entryAudience', position: { x: 0, y: 0 } },
    { id: 'rest', type: 'wait', position: { x: 0, y: 144 } },
  ],
  connections: [{ id: 'line', from: { activity: 'in', port: 'next' }, to: 'rest' }],
  notes: [
    { id: 'above', position: { x: 20, y: -120 }, size: { width: 200, height: 80 } },
    { id: 'beside', position: { x: 300, y: 144 }, size: { width: 200, height: 80 } },
  ],
});

it('keeps a note beside the activity it was written for', () => {
  const places = placeNotes(
    graph,
    new Map([
      ['in', { x: 0, y: 0 }],
      ['rest', { x: 424, y: 0 }],
    ]),
  );
  expect(places.get('above')).toEqual({ x: 20, y: -120 });
  expect(places.get('beside')).toEqual({ x: 724, y: 0 });
});

it('covers no activity and no other note', () => {
  const places = placeNotes(
    graph,
    new Map([
      ['in', { x: 0, y: 0 }],
      ['rest', { x: -280, y: -120 }],
    ]),
  );
  expect(places.get('above')).toEqual({ x: 20, y: -120 });
  // Beside `rest` stands the other note, and below that the entry.
  expect(places.get('beside')).toEqual({ x: 20, y: 80 });
});

it('leaves notes alone where there is nothing else', () => {
  expect(placeNotes({ ...graph, activities: [], connections: [] }, new Map())).toEqual(new Map());
});
