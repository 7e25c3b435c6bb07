import fc from 'fast-check';
import { expect, test } from 'vitest';

import { PairGate } from './pair-gate.ts';

const ada = '+447700900001';
const start = Date.UTC(2026, 10, 21, 12);

test('45 messages at once, then one every six seconds', () => {
  const gate = new PairGate();
  for (let n = 0; n < 45; n += 1) {
    expect(gate.freeAt(ada, start)).toBe(start);
    gate.take(ada, start);
  }
  expect(gate.freeAt(ada, start)).toBe(start + 6000);
  gate.take(ada, start + 6000);
  expect(gate.freeAt(ada, start + 6000)).toBe(start + 12_000);
});

test('a burst is paid back by as long a silence', () => {
  const gate = new PairGate();
  for (let n = 0; n < 45; n += 1) gate.take(ada, start);
  const later = start + 45 * 6000;
  for (let n = 0; n < 45; n += 1) gate.take(ada, later);
  expect(gate.freeAt(ada, later)).toBe(later + 6000);
});

test('people do not hold each other up', () => {
  const gate = new PairGate();
  for (let n = 0; n < 45; n += 1) gate.take(ada, start);
  expect(gate.freeAt('+447700900002', start)).toBe(start);
});

test('whom Meta held back waits that long', () => {
  const gate = new PairGate();
  gate.holdUntil(ada, start + 16_000);
  expect(gate.freeAt(ada, start)).toBe(start + 16_000);
  expect(gate.freeAt(ada, start + 16_000)).toBe(start + 16_000);
});

test('a new owner that reads the attempts again knows what the one before knew', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 80 }), (gaps) => {
      const first = new PairGate();
      const sent: number[] = [];
      let now = start;
      for (const gap of gaps) {
        now = first.freeAt(ada, now + gap);
        first.take(ada, now);
        sent.push(now);
      }
      const second = new PairGate();
      second.load(ada, sent, now);
      expect(second.freeAt(ada, now)).toBe(first.freeAt(ada, now));
    }),
  );
});

test('what an owner took before it knew of its predecessor’s messages counts on top of them', () => {
  const gate = new PairGate();
  for (let n = 0; n < 10; n += 1) gate.take(ada, start + 1000);
  const sent = Array.from({ length: 35 }, () => start);
  gate.load(ada, sent, start);
  expect(gate.freeAt(ada, start + 1000)).toBeGreaterThan(start + 1000);
  expect(gate.freeAt(ada, start + 1000)).toBeLessThanOrEqual(start + 7000);
});
