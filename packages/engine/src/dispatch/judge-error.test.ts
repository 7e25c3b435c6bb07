import { expect, test } from 'vitest';

import { judgeError, type ErrorFacts } from './judge-error.ts';

const now = Date.UTC(2026, 10, 21, 12);
const day = 86_400_000;

function judge(code: number, changes: Partial<ErrorFacts> = {}) {
  return judgeError({
    code,
    details: 'why',
    tries: 1,
    mostRetries: null,
    expiresAt: now + 3 * day,
    hasOtherBranch: false,
    regainAccessMs: 0,
    now,
    random: 0,
    ...changes,
  });
}

test('a passing error is tried again, later each time, and not for ever', () => {
  expect([1, 2, 3, 4].map((tries) => judge(131000, { tries }).retryAt)).toEqual([
    now + 1000,
    now + 2000,
    now + 4000,
    null,
  ]);
});

test('what is tried again for as long as it may wait ends when its time is over', () => {
  expect(judge(131016, { tries: 50 }).retryAt).toBe(now + 3_600_000);
  expect(judge(131016, { tries: 50, expiresAt: now + 60_000 }).retryAt).toBeNull();
  expect(judge(131016, { tries: 4, mostRetries: 3 }).retryAt).toBeNull();
});

test('marketing that Meta held back has one further try, a day later', () => {
  expect(judge(131049).retryAt).toBe(now + day);
  expect(judge(131049, { tries: 2 }).retryAt).toBeNull();
  expect(judge(131049, { expiresAt: now + day }).retryAt).toBeNull();
});

test('the pair limit holds this person back, four times longer each time', () => {
  expect([1, 2, 3].map((tries) => judge(131056, { tries }).holdsPersonUntil)).toEqual([
    now + 1000,
    now + 4000,
    now + 16_000,
  ]);
  expect(judge(131056)).toMatchObject({ waitsFor: 'pair', pause: null });
});

test('an account over its calls waits as long as Meta says', () => {
  expect(judge(80007, { regainAccessMs: 600_000 }).pause).toEqual({
    scope: 'throughput',
    code: 80007,
    reason: 'The account made too many calls.',
    until: now + 600_000,
  });
  expect(judge(80007).pause).toMatchObject({ until: now + 60_000 });
});

test('what is wrong with the sender keeps the message for when it is mended', () => {
  for (const [code, scope] of [
    [190, 'connection'],
    [131031, 'account'],
    [131045, 'number'],
  ] as const) {
    expect(judge(code)).toMatchObject({ retryAt: now, pause: { scope, code, until: null } });
  }
  expect(judge(131048).pause).toMatchObject({ scope: 'number', until: now + 4 * 3_600_000 });
  expect(judge(190, { expiresAt: now }).retryAt).toBeNull();
});

test('a paused template keeps its messages; a disabled one ends them', () => {
  expect(judge(132015)).toMatchObject({ templateStatus: 'PAUSED', waitsFor: 'template' });
  expect(judge(132015, { expiresAt: now + 1000 }).retryAt).not.toBeNull();
  expect(judge(132016)).toMatchObject({ templateStatus: 'DISABLED', retryAt: null });
});

test('a closed window takes the template, where there is one', () => {
  expect(judge(131047)).toMatchObject({ closesWindow: true, retryAt: null });
  expect(judge(131047, { hasOtherBranch: true })).toMatchObject({
    closesWindow: true,
    retryAt: now,
  });
});

test('a message whose file failed has one further try', () => {
  expect(judge(131053).retryAt).toBe(now + 60_000);
  expect(judge(131053, { tries: 2 }).retryAt).toBeNull();
});

test('a wrong message is never sent again, nor one with an error nobody knows', () => {
  expect(judge(132000).retryAt).toBeNull();
  expect(judge(999_999)).toMatchObject({ retryAt: null, alert: true, pause: null });
  expect(judge(999_999).text).toContain('why');
});

test('sending too fast slows the sender down, an outage of Meta is nobody’s fault', () => {
  expect(judge(130429)).toMatchObject({ slowsDown: true, isOutage: false });
  expect(judge(2)).toMatchObject({ slowsDown: false, isOutage: true, retryAt: now + 1000 });
});

test('a person who stopped marketing at Meta is opted out', () => {
  expect(judge(131050)).toMatchObject({ optOut: true, retryAt: null });
});
