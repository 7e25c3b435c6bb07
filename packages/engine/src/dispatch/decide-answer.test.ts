import { expect, test } from 'vitest';

import { decideAnswer } from './decide-answer.ts';

const facts = {
  tries: 1,
  expiresAt: null,
  hasOtherBranch: false,
  regainAccessMs: 0,
  now: 0,
  random: 0,
};

test('what never left is queued again at once', () => {
  expect(decideAnswer({ kind: 'unsent', reason: 'ECONNREFUSED' }, facts)).toEqual({
    kind: 'unsent',
    detail: 'ECONNREFUSED',
  });
});

test('no answer is a state of its own', () => {
  expect(decideAnswer({ kind: 'unknown', reason: 'ECONNRESET' }, facts)).toEqual({
    kind: 'unknown',
    detail: 'ECONNRESET',
  });
});

test.each([
  [null, false],
  ['accepted', false],
  ['held_for_quality_assessment', true],
  ['paused', true],
])('an accepted message with status %s is held: %s', (messageStatus, held) => {
  const answer = {
    kind: 'accepted',
    wamid: 'w',
    waId: null,
    userId: 'GB.1',
    messageStatus,
  } as const;
  expect(decideAnswer(answer, facts)).toEqual({
    kind: 'accepted',
    wamid: 'w',
    waId: null,
    held,
  });
});

test('an error is judged by the error table', () => {
  const error = {
    kind: 'error',
    code: 132000,
    subcode: null,
    details: '',
    httpStatus: 400,
  } as const;
  expect(decideAnswer(error, facts)).toMatchObject({
    kind: 'error',
    judgement: { code: 132000, retryAt: null },
  });
});
