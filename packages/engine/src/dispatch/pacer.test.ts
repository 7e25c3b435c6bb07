import { expect, test } from 'vitest';

import { Pacer } from './pacer.ts';
import { Rate } from './rate.ts';

interface Message {
  name: string;
  mayLeave(): boolean;
  leave(): void;
}

function messages(
  names: readonly string[],
  left: string[],
  mayLeave: () => boolean = () => true,
): Message[] {
  return names.map((name) => ({ name, mayLeave, leave: () => left.push(name) }));
}

test('triggered messages go ahead of those that were there before', async () => {
  const done = Promise.withResolvers<void>();
  const left: string[] = [];
  const pacer = new Pacer(new Rate(50, performance.now()), () => {
    if (left.length === 6) done.resolve();
  });
  pacer.add(messages(['b1', 'b2', 'b3', 'b4'], left), 'bulk');
  pacer.add(messages(['t1', 't2'], left), 'triggered');
  await done.promise;
  expect(left).toEqual(['t1', 't2', 'b1', 'b2', 'b3', 'b4']);
});

test('messages without a limit leave, and the event loop is free in between', async () => {
  const done = Promise.withResolvers<void>();
  const left: string[] = [];
  const rate = new Rate(100_000, performance.now() - 5000);
  const pacer = new Pacer(rate, () => {
    if (left.length === 400) done.resolve();
  });
  let leftAtFirstBreak = 0;
  setImmediate(() => (leftAtFirstBreak = left.length));
  pacer.add(
    messages(
      Array.from({ length: 400 }, (_, n) => `b${n}`),
      left,
    ),
    'bulk',
  );
  await done.promise;
  expect(leftAtFirstBreak).toBeLessThan(100);
});

test('claims that were dropped come back at once, without waiting for tokens', () => {
  const left: string[] = [];
  let mayLeave = true;
  const pacer = new Pacer(new Rate(1, performance.now()), () => {});
  pacer.add(
    messages(['b1', 'b2', 'b3'], left, () => mayLeave),
    'bulk',
  );
  mayLeave = false;
  pacer.flush();
  expect(left).toEqual(['b1', 'b2', 'b3']);
  expect(pacer.size).toBe(0);
});
