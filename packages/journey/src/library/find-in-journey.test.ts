import { expect, test } from 'vitest';

import { graphSchema } from '../graph/graph.ts';
import { findInJourney } from './find-in-journey.ts';

const position = { x: 0, y: 0 };
const graph = graphSchema.parse({
  format: 1,
  settings: {},
  activities: [
    { id: 'in', type: 'entryEvent', name: 'A cart was left', position, eventName: 'cart_left' },
    {
      id: 'ask',
      type: 'whatsapp',
      name: 'Reminder',
      position,
      content: {
        template: { name: 'come_back', defaultLanguage: 'en', byLanguage: { en: { values: {} } } },
        response: {
          defaultLanguage: 'it',
          byLanguage: {
            it: {
              kind: 'buttons',
              body: 'Ciao! È ancora nel CARRELLO.',
              buttons: ['Compro', 'No'],
            },
          },
        },
      },
    },
    { id: 'team', type: 'handOver', position, note: 'Asks about the price' },
  ],
  connections: [],
  notes: [{ id: 'n', text: 'Agreed with legal', position, size: { width: 200, height: 80 } }],
});

test('a text of a message is found, capitals or not, with what stands around it', () => {
  expect(findInJourney(graph, 'è ancora nel carrello', [])).toEqual([
    {
      activityId: 'ask',
      activityName: 'Reminder',
      kind: 'message',
      before: 'Ciao! ',
      found: 'È ancora nel CARRELLO',
      after: '.',
    },
  ]);
});

test.each([
  ['left', 'in', 'name'],
  ['cart_', 'in', 'event'],
  ['compro', 'ask', 'message'],
  ['come_b', 'ask', 'template'],
  ['price', 'team', 'note'],
  ['legal', null, 'note'],
])('%s is found where it was written', (search, activityId, kind) => {
  expect(findInJourney(graph, search, [])).toMatchObject([{ activityId, kind }]);
});

test('several words are found in any order, first where most of them stand', () => {
  expect(findInJourney(graph, 'carrello ancora reminder', [])).toMatchObject([
    { activityId: 'ask', kind: 'message', found: 'CARRELLO' },
  ]);
  const found = findInJourney(graph, 'about   legal PRICE', []);
  expect(found).toMatchObject([
    { activityId: 'team', found: 'about' },
    { activityId: null, found: 'legal' },
  ]);
});

test('the words of a template that is sent are found at the message that sends it', () => {
  const templates = [{ name: 'come_back', text: 'Your basket is waiting for you until tomorrow' }];
  expect(findInJourney(graph, 'basket', templates)).toMatchObject([
    { activityId: 'ask', kind: 'templateText', before: 'Your ', found: 'basket' },
  ]);
});

test('a long text is shown around what was found, on one line', () => {
  const long = {
    ...graph,
    notes: [{ ...note(), text: `${'a '.repeat(60)}\nhere ${'b '.repeat(60)}` }],
  };
  const [found] = findInJourney(long, 'here', []);
  expect(found?.before).toMatch(/^…[a ]+$/);
  expect(found?.after).toMatch(/^[b ]+…$/);
});

test('settings that nobody reads are not searched', () => {
  for (const search of ['whatsapp', 'buttons', 'defaultLanguage']) {
    expect(findInJourney(graph, search, [])).toEqual([]);
  }
});

function note() {
  const [first] = graph.notes ?? [];
  if (first === undefined) throw new Error('the journey has a note');
  return first;
}
