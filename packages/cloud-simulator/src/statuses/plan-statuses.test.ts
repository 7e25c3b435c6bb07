import fc from 'fast-check';
import { expect, test } from 'vitest';

import { drawsFor } from '../randomness/randomness.ts';
import { defaultDelays, planStatuses, type Fate } from './plan-statuses.ts';
import { step } from './progress.ts';

const fates: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({
    kind: fc.constant('arrives' as const),
    readShare: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('stays_sent' as const) }),
  fc.record({ kind: fc.constant('waits_for_phone' as const) }),
  fc.record({ kind: fc.constant('held' as const), decideAt: fc.constant(1_900_000_000_000) }),
  fc.record({
    kind: fc.constant('fails' as const),
    code: fc.integer({ min: 130_000, max: 140_000 }),
    after: fc.constantFrom('nothing' as const, 'sent' as const, 'delivered' as const),
  }),
  fc.record({ kind: fc.constant('silent' as const) }),
);

test('whatever becomes of a message, its statuses follow each other in time to one end', () => {
  const endings = ['', '1', '1,2', '1,2,3', '1,2,9', '1,9', '9', '1,30', '20'];
  fc.assert(
    fc.property(fates, fc.integer(), fc.nat(), (fate, seed, seq) => {
      const now = 1_800_000_000_000;
      const plan = planStatuses(fate, defaultDelays, now, drawsFor(seed, seq));
      expect(endings).toContain(plan.map((each) => each.step).join(','));
      const times = [now, ...plan.map((each) => each.dueAt)];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      for (const each of plan) expect(each.failure !== null).toBe(each.step === step.failed);
    }),
  );
});

const plan = (seed: number) =>
  JSON.stringify(
    Array.from({ length: 20 }, (_, seq) =>
      planStatuses({ kind: 'arrives', readShare: 0.5 }, defaultDelays, 0, drawsFor(seed, seq)),
    ),
  );

test('the same seed gives the same plan, another seed another one', () => {
  expect(plan(7)).toBe(plan(7));
  expect(plan(7)).not.toBe(plan(8));
});

test('about the asked share of messages is read', () => {
  let read = 0;
  for (let seq = 0; seq < 2000; seq += 1) {
    const fate: Fate = { kind: 'arrives', readShare: 0.7 };
    if (planStatuses(fate, defaultDelays, 0, drawsFor(1, seq)).length === 3) read += 1;
  }
  expect(read).toBeGreaterThan(1300);
  expect(read).toBeLessThan(1500);
});
