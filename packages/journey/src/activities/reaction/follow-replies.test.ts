import { expect, test } from 'vitest';

import { reactionTo } from '../../testing/graphs.ts';
import { followReplies } from './follow-replies.ts';
import type { Reaction } from './schema.ts';

function replies(...labels: string[]) {
  return labels.map((label, button) => ({ button, label }));
}

function waiting(button: number, label: string): Reaction {
  const reaction = reactionTo('answer', 'ask');
  if (reaction.type !== 'reaction') throw new Error('no reaction');
  return { ...reaction, outcomes: [{ id: 'way', kind: 'button', button, label }] };
}

test.each([
  ['gets other words', ['Yes', 'No'], ['Yes', 'Not now'], { button: 1, label: 'Not now' }],
  ['moves up when one before it goes', ['Yes', 'No'], ['No'], { button: 0, label: 'No' }],
  ['moves when they change places', ['Yes', 'No'], ['No', 'Yes'], { button: 0, label: 'No' }],
  ['is deleted', ['Yes', 'No', 'Later'], ['Yes', 'Later'], { button: 2, label: 'No' }],
])('an answer that %s', (_, before, after, expected) => {
  const followed = followReplies(waiting(1, 'No'), replies(...before), replies(...after));
  expect(followed.outcomes).toEqual([{ id: 'way', kind: 'button', ...expected }]);
});

test('a reaction that nothing concerns stays as it is', () => {
  const reaction = waiting(0, 'Yes');
  expect(followReplies(reaction, replies('Yes', 'No'), replies('Yes', 'Maybe'))).toBe(reaction);
});
