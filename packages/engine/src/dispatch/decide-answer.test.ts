import { expect, test } from 'vitest';

import { decideAnswer } from './decide-answer.ts';

function error(code: number) {
  return { kind: 'error', code, subcode: null, details: 'why', httpStatus: 400 } as const;
}

test('what never left is queued again at once', () => {
  expect(decideAnswer({ kind: 'unsent', reason: 'ECONNREFUSED' }, 1, 0)).toMatchObject({
    kind: 'again',
    attempt: 'unsent',
    afterMs: 0,
  });
});

test('no answer is a state of its own', () => {
  expect(decideAnswer({ kind: 'unknown', reason: 'ECONNRESET' }, 1, 0)).toEqual({
    kind: 'unknown',
    detail: 'ECONNRESET',
  });
});

test('a message that Meta assesses first is held', () => {
  const answer = { kind: 'accepted', wamid: 'w', waId: null, userId: null } as const;
  expect(
    decideAnswer({ ...answer, messageStatus: 'held_for_quality_assessment' }, 1, 0),
  ).toMatchObject({ kind: 'accepted', held: true });
});

test('a passing error is tried again, later each time, and not for ever', () => {
  const first = decideAnswer(error(131000), 1, 0);
  const second = decideAnswer(error(131000), 2, 0);
  expect(first.kind).toBe('again');
  expect(second.kind === 'again' && first.kind === 'again' && second.afterMs > first.afterMs).toBe(
    true,
  );
  expect(decideAnswer(error(131000), 4, 0).kind).toBe('refused');
});

test('sending too fast slows the sender down', () => {
  expect(decideAnswer(error(130429), 1, 0)).toMatchObject({ kind: 'again', slowDown: true });
});

test('dead credentials stop the sender and keep the message', () => {
  expect(decideAnswer(error(190), 1, 0)).toMatchObject({
    kind: 'again',
    pause: { scope: 'connection' },
  });
});

test('a wrong message is refused', () => {
  expect(decideAnswer(error(132000), 1, 0)).toMatchObject({ kind: 'refused', code: 132000 });
});

test('an error nobody knows refuses the message, with Meta’s words', () => {
  const verdict = decideAnswer(error(999_999), 1, 0);
  expect(verdict).toMatchObject({ kind: 'refused' });
  expect(verdict.kind === 'refused' && verdict.text).toContain('why');
});

test('a template that Meta paused is unavailable from then on', () => {
  expect(decideAnswer(error(132015), 1, 0)).toMatchObject({ templateStatus: 'PAUSED' });
  expect(decideAnswer(error(132016), 1, 0)).toMatchObject({ templateStatus: 'DISABLED' });
});

test('a person who stopped marketing is opted out', () => {
  expect(decideAnswer(error(131050), 1, 0)).toMatchObject({ kind: 'refused', optOut: true });
});
