import { expect, test } from 'vitest';

import { compileGraph } from './compile-graph.ts';
import { firstSenders } from './first-senders.ts';
import { graphSchema } from './graph.ts';

const first = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const at = { position: { x: 0, y: 0 } };
const whatsapp = (id: string, senderId: string | null) => ({
  ...at,
  id,
  type: 'whatsapp',
  senderId,
});

function sendersOf(activities: object[], connections: string[]) {
  const graph = graphSchema.parse({
    format: 1,
    settings: { reentry: 'never' },
    activities,
    connections: connections.map((text, index) => {
      const [from = '', to = ''] = text.split('>');
      const [activity = '', port = ''] = from.split('.');
      return { id: `c${index}`, from: { activity, port }, to };
    }),
  });
  return [...firstSenders(compileGraph(graph))].toSorted();
}

test('the senders people come to first: through a split, not behind a wait or another message', () => {
  expect(
    sendersOf(
      [
        { ...at, id: 'in', type: 'entryAudience', audienceId: null },
        {
          ...at,
          id: 'split',
          type: 'split',
          branches: [
            { id: 'a', weight: 50 },
            { id: 'b', weight: 50 },
          ],
        },
        whatsapp('first', first),
        { ...at, id: 'pause', type: 'wait', duration: { amount: 1, unit: 'hours' } },
        whatsapp('late', other),
        whatsapp('second', other),
      ],
      ['in.next>split', 'split.a>first', 'split.b>pause', 'pause.next>late', 'first.next>second'],
    ),
  ).toEqual([first]);
});

test('a journey without messages, or whose message has no sender yet, has none', () => {
  expect(
    sendersOf(
      [{ ...at, id: 'in', type: 'entryAudience', audienceId: null }, whatsapp('hello', null)],
      ['in.next>hello'],
    ),
  ).toEqual([]);
});
