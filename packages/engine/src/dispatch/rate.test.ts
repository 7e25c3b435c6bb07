import { expect, test } from 'vitest';

import { Rate } from './rate.ts';

/** Sends whatever may leave, each ms but for standstills. Answers when each message left. */
function sendAll(
  rate: Rate,
  from: number,
  to: number,
  standsStill: (now: number) => boolean = () => false,
): number[] {
  const left: number[] = [];
  for (let now = from; now < to; now += 1) {
    if (standsStill(now)) continue;
    const free = rate.available(now);
    rate.take(free, now);
    left.push(...Array.from({ length: free }, () => now));
  }
  return left;
}

/** The most messages within any second. */
function fastestSecond(left: readonly number[]): number {
  let most = 0;
  let first = 0;
  left.forEach((at, index) => {
    while (at - (left[first] ?? at) >= 1000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

test.each([80, 1000])('a new owner starts evenly and uses %i a second up', (perSecond) => {
  const rate = new Rate(perSecond, 0);
  expect(rate.available(0)).toBe(0);
  const left = sendAll(rate, 0, 10_000);
  expect(left.filter((at) => at < 1000).length).toBeLessThanOrEqual(perSecond);
  expect(fastestSecond(left)).toBeLessThanOrEqual(perSecond);
  expect(left.length).toBeGreaterThan(perSecond * 10 * 0.975);
});

test('short standstills are made up for, and still no second is faster than the rate', () => {
  const rate = new Rate(1000, 0);
  const left = sendAll(rate, 0, 30_000, (now) => now % 500 < 60);
  expect(fastestSecond(left)).toBeLessThanOrEqual(1000);
  expect(left.length).toBeGreaterThan(30_000 * 0.97);
});

test('a sender that was idle sends a tenth of a second’s worth at once, not more', () => {
  const rate = new Rate(80, 0);
  const left = sendAll(rate, 60_000, 61_000);
  expect(left.filter((at) => at === 60_000).length).toBe(8);
  expect(left.filter((at) => at < 60_500).length).toBeLessThanOrEqual(8 + 40);
});

test('two owners of a sender, one after the other, send no faster than one', () => {
  const before = sendAll(new Rate(80, 0), 0, 5000);
  const after = sendAll(new Rate(80, 5000), 5000, 10_000);
  expect(fastestSecond([...before, ...after])).toBeLessThanOrEqual(84);
});

test('a new owner that knows what was sent goes on at once, and still no second is faster than the rate', () => {
  const before = sendAll(new Rate(80, 0), 0, 5000);
  const rate = new Rate(80, 5300);
  // It died at 5000, with its claims for the next half second in hand.
  const answered = before.map((at) => ({ ageMs: 5000 - at, count: 1 }));
  const recent = answered.filter(({ ageMs }) => ageMs <= 1000);
  rate.resume({ answered: recent, unanswered: 40 }, 300, 5300);
  const after = sendAll(rate, 5300, 10_300);
  expect(fastestSecond([...before, ...after])).toBeLessThanOrEqual(81);
  // A tenth of a second without an owner is made up for at once.
  expect(after.filter((at) => at < 6300).length).toBeGreaterThanOrEqual(80);
  expect(after.length).toBeGreaterThan(5 * 80 * 0.99);
});

test('what was on its way when the owner died counts, as far as the rate allowed it to leave', () => {
  const answered = Array.from({ length: 60 }, (_, n) => ({ ageMs: n * 10, count: 1 }));
  const rate = new Rate(80, 0);
  rate.resume({ answered, unanswered: 40 }, 100, 0);
  // Twenty may have left at the moment of its death: until they are a second old, room comes from the others only.
  const firsts = sendAll(rate, 0, 600);
  expect(firsts.length).toBeLessThanOrEqual(30);
  expect(firsts.length).toBeGreaterThan(15);
});

test('what came in before the sender was taken over counts for its new owner too', () => {
  const rate = new Rate(80, 0);
  rate.spend(40, 0);
  rate.resume({ answered: [], unanswered: 0 }, 0, 0);
  expect(sendAll(rate, 0, 900).length).toBeLessThanOrEqual(40);
});

/** Sends for so long through a network that lets nothing through at first. Answers when each message arrived. */
function sendThrough(rate: Rate, opensAt: number, to: number): number[] {
  const arrived: number[] = [];
  const answers: { at: number; tookMs: number }[] = [];
  for (let now = 0; now < to; now += 1) {
    while ((answers[0]?.at ?? Number.POSITIVE_INFINITY) <= now)
      rate.accept(answers.shift()?.tookMs ?? 0, now);
    const free = rate.available(now);
    rate.take(free, now);
    for (let n = 0; n < free; n += 1) {
      // Behind the gate they queue up, and pass at two a ms.
      const before = arrived.at(-1) ?? 0;
      const at = Math.max(now + 1, opensAt, before + 0.5);
      arrived.push(at);
      answers.push({ at: at + 3, tookMs: at + 3 - now });
    }
  }
  return arrived;
}

test.each([100, 300, 600])(
  'whoever wakes up only after %i ms gets no second faster than the rate',
  (opensAt) => {
    const rate = new Rate(1000, -10_000);
    expect(fastestSecond(sendThrough(rate, opensAt, 5000))).toBeLessThanOrEqual(1050);
  },
);

test('requests that were held up on their way count when they arrive: a crowd of them is followed by a pause', () => {
  const rate = new Rate(1000, 0);
  const sent = sendAll(rate, 0, 3000);
  for (const at of sent.filter((one) => one < 2900)) rate.accept(5, at + 5);
  // The receiver stood still for 100 ms and takes in all of these at once.
  for (const _ of sent.filter((one) => one >= 2900)) rate.accept(105, 3000);
  const next = sendAll(rate, 3000, 3900);
  expect(next.length + 100).toBeLessThanOrEqual(1000);
});

test('messages that came in use the throughput up, for a second at most', () => {
  const rate = new Rate(80, 0);
  sendAll(rate, 0, 2000);
  rate.spend(40, 2000);
  const next = sendAll(rate, 2000, 3000);
  expect(next.length).toBeLessThanOrEqual(41);
  rate.spend(10_000, 3000);
  expect(sendAll(rate, 3000, 4000)).toEqual([]);
  expect(sendAll(rate, 4000, 6000).length).toBeGreaterThan(75);
});

test('when Meta lowers the limit, the rate settles below it within seconds and stays there', () => {
  const rate = new Rate(1000, 0);
  const accepted: number[] = [];
  let objections = 0;
  let lastObjection = 0;
  for (let now = 0; now < 60_000; now += 1) {
    const limit = now < 5000 ? 1000 : 400;
    for (let free = rate.available(now); free > 0; free -= 1) {
      rate.take(1, now);
      while (now - (accepted[0] ?? now) >= 1000) accepted.shift();
      if (accepted.length < limit) {
        accepted.push(now);
        rate.accept(5, now);
      } else {
        rate.slowDown(now);
        objections += 1;
        lastObjection = now;
      }
    }
  }
  expect(objections).toBeGreaterThan(0);
  expect(lastObjection).toBeLessThan(10_000);
  expect(rate.perSecond).toBeGreaterThan(300);
  expect(rate.perSecond).toBeLessThan(400);
});

test('after a minute without an objection the rate comes back, to the published one and no further', () => {
  const rate = new Rate(80, 0);
  sendAll(rate, 0, 1000).forEach((at) => rate.accept(5, at));
  for (let objection = 0; objection < 6; objection += 1) rate.slowDown(1000);
  expect(rate.perSecond).toBe(40);
  sendAll(rate, 1000, 30_000);
  expect(rate.perSecond).toBeLessThan(80);
  sendAll(rate, 30_000, 120_000);
  expect(rate.perSecond).toBe(80);
});

test('tells how long the next token takes', () => {
  const rate = new Rate(10, 0);
  sendAll(rate, 0, 2000);
  const wait = rate.untilNext(2000);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(100);
  expect(rate.untilNext(2000 + wait + 20)).toBe(0);
});

test('a stray objection now and then changes nothing', () => {
  const rate = new Rate(1000, 0);
  sendAll(rate, 0, 20_000).forEach((at, place) => {
    if (place % 50 === 49) rate.slowDown(at);
    else rate.accept(5, at);
  });
  expect(rate.perSecond).toBe(1000);
});

test('however often Meta objects, a twentieth of the rate stays, and comes back', () => {
  const rate = new Rate(1000, 0);
  for (let now = 0; now < 10_000; now += 100) rate.slowDown(now);
  expect(rate.perSecond).toBe(50);
  sendAll(rate, 10_000, 200_000);
  expect(rate.perSecond).toBe(1000);
});
