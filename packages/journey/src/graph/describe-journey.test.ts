import { expect, it } from 'vitest';

import {
  end,
  entryEvent,
  graphOf,
  reactionTo,
  senderId,
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
