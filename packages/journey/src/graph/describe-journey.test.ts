import { responseContentSchema } from '@waypost/whatsapp';
import { expect, it } from 'vitest';

import {
  end,
  entryEvent,
  graphOf,
  reactionTo,
  senderId,
  splitInto,
  updateOf,
  waitFor,
  whatsApp,
} from '../testing/graphs.ts';
import { describeJourney } from './describe-journey.ts';

it('tells a journey in sentences that say where each answer leads', () => {
  const graph = graphOf(
    [
      entryEvent(),
      whatsApp('first'),
      reactionTo('asked', 'first'),
      waitFor('pause', 1),
      whatsApp('second'),
      end('done'),
    ],
    [
      ['entry', 'next', 'first'],
      ['first', 'next', 'asked'],
      ['asked', 'yes', 'done'],
      ['asked', 'deadline', 'pause'],
      ['pause', 'next', 'second'],
    ],
  );
  const names = {
    audience: () => undefined,
    sender: (id: string) => (id === senderId ? 'Shop' : undefined),
  };
  expect(describeJourney(graph, names).map(({ text }) => text)).toEqual([
    'A person enters when the event "cart_abandoned" is recorded, once.',
    'WhatsApp sends the template "hello" from Shop.',
    'Waits up to 24 hours for a reaction to WhatsApp: a tap on "Yes" → step 4; any reply → the journey ends; read → the journey ends; nothing by then → step 5.',
    'The journey ends here.',
    'Everyone waits 1 hour.',
    'WhatsApp sends the template "hello" from Shop, and the journey ends.',
  ]);
});

it('tells when a response goes instead of the template', () => {
  const message = whatsApp('first');
  if (message.type !== 'whatsapp') throw new Error('no message');
  const response = responseContentSchema.parse({
    defaultLanguage: 'en',
    byLanguage: { en: { kind: 'text', body: 'Hello' } },
  });
  const both = { ...message, content: { ...message.content, response } };
  const graph = graphOf([entryEvent(), both], [['entry', 'next', 'first']]);
  const names = { audience: () => undefined, sender: () => 'Shop' };
  expect(describeJourney(graph, names)[1]?.text).toBe(
    'WhatsApp sends a response while the 24-hour window is open, otherwise the template "hello", from Shop, and the journey ends.',
  );
});

it('tells what chance and updates do', () => {
  const graph = graphOf(
    [
      entryEvent(),
      splitInto('split', 30, 70),
      updateOf('update', [
        { attribute: 'tier', kind: 'text', value: 'gold' },
        { attribute: 'vip', kind: 'boolean', value: 'true' },
        { attribute: 'note', kind: 'clear', value: '' },
      ]),
      end('done'),
    ],
    [
      ['entry', 'next', 'split'],
      ['split', 'a', 'update'],
      ['split', 'b', 'done'],
      ['update', 'error', 'done'],
    ],
  );
  const names = { audience: () => undefined, sender: () => undefined };
  expect(describeJourney(graph, names).map(({ text }) => text)).toEqual([
    'A person enters when the event "cart_abandoned" is recorded, once.',
    'People are split at random: 30 % "A" → step 3; 70 % "B" → step 4.',
    'The profile is updated: tier becomes "gold"; vip becomes yes; note is emptied, and the journey ends. If a value does not fit, they go to step 4.',
    'The journey ends here.',
  ]);
});
