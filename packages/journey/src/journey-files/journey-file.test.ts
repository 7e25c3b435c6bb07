import { describe, expect, test } from 'vitest';

import { end, entryEvent, graphOf, senderId, whatsApp } from '../testing/graphs.ts';
import { eventsMentioned } from './events-mentioned.ts';
import { attributesMentioned, idsMentioned, withReplaced } from './mentions.ts';
import { readJourneyFile } from './read-journey-file.ts';
import { templatesSent, withTemplatesRenamed } from './templates-sent.ts';

const graph = graphOf(
  [entryEvent(), whatsApp('hello'), end()],
  [
    ['entry', 'next', 'hello'],
    ['hello', 'next', 'end'],
  ],
);
const file = { waypost: 'journey', version: 1, name: 'Hello', graph };

describe('a file', () => {
  test('is read with what was left out filled in', () => {
    expect(readJourneyFile(file)).toMatchObject({
      kind: 'read',
      file: { name: 'Hello', templates: [], media: [] },
    });
  });

  test('of another program, of a newer Waypost, or with a mistake in it is called just that', () => {
    expect(readJourneyFile({ nodes: [] })).toEqual({ kind: 'foreign' });
    expect(readJourneyFile('text')).toEqual({ kind: 'foreign' });
    expect(readJourneyFile({ ...file, version: 2 })).toEqual({ kind: 'newer', version: 2 });
    expect(readJourneyFile({ ...file, graph: { ...graph, format: 7 } })).toMatchObject({
      kind: 'damaged',
      issues: [{ path: ['graph', 'format'] }],
    });
  });
});

describe('what a journey refers to', () => {
  test('is found in every field: senders, attributes, events and templates', () => {
    expect(idsMentioned(graph)).toEqual([senderId]);
    expect(attributesMentioned(graph)).toEqual(['first_name']);
    expect(eventsMentioned(graph)).toEqual([
      { name: 'cart_abandoned', fields: [{ name: 'cart_total', kind: 'number' }] },
    ]);
    expect(templatesSent(graph)).toEqual([{ senderId, name: 'hello' }]);
  });

  test('is found in contents that stand deeper in an activity, with the sender around them', () => {
    const nested = {
      senderId,
      variants: [{ content: { template: { name: 'deep', byLanguage: {} } } }],
    };
    expect(templatesSent(nested)).toEqual([{ senderId, name: 'deep' }]);
  });

  test('gets other ids, alone or inside a text, and other template names', () => {
    const other = '0198a1f0-0000-7000-8000-0000000000ff';
    const moved = withReplaced(
      { senderId, medium: `media:${senderId}`, place: 'http://old/x.png' },
      new Map([
        [senderId, other],
        ['http://old/x.png', 'media:1'],
      ]),
    );
    expect(moved).toEqual({ senderId: other, medium: `media:${other}`, place: 'media:1' });
    const renamed = withTemplatesRenamed(graph, ({ name }) => `${name}_2`);
    expect(templatesSent(renamed)).toEqual([{ senderId, name: 'hello_2' }]);
    expect(templatesSent(graph)).toEqual([{ senderId, name: 'hello' }]);
  });
});
