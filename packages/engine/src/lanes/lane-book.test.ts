import { pino } from 'pino';
import { expect, test } from 'vitest';

import type { Meter } from '../metering/meter.ts';
import { silentMeter } from '../metering/meter.ts';
import { LaneBook } from './lane-book.ts';
import { createLane } from './lane.ts';
import { Signal } from './signal.ts';

const log = pino({ level: 'silent' });
const minute = 60_000;

function inAMinute(book: LaneBook): string[] {
  return book.troubles(performance.now() + minute).map(({ lane, kind }) => `${lane} ${kind}`);
}

test('a round that never ends, a lane that does not come round and one that keeps failing are told', async () => {
  const book = new LaneBook(silentMeter);
  const stuck = Promise.withResolvers<number>();
  const hanging = createLane({
    name: 'stuck',
    signal: new Signal(),
    log,
    book,
    work: () => stuck.promise,
  });
  const patient = createLane({
    name: 'reads from Meta',
    signal: new Signal(),
    log,
    book,
    longestRoundMs: 10 * minute,
    work: () => stuck.promise,
  });
  const slept = Promise.withResolvers<void>();
  const idle = createLane({
    name: 'sleeps an hour',
    signal: new Signal(),
    log,
    book,
    probeMs: 60 * minute,
    work() {
      slept.resolve();
      return Promise.resolve(60 * minute);
    },
  });
  for (const lane of [hanging, patient, idle]) lane.start();
  await slept.promise;
  book.began('blocked');
  book.ended('blocked', 1000);
  for (let round = 0; round < 5; round += 1) {
    book.began('failing');
    book.ended('failing', 10 * minute, true);
  }
  expect(book.troubles()).toMatchObject([{ lane: 'failing', kind: 'fails', amount: 5 }]);
  expect(inAMinute(book)).toEqual(['stuck hangs', 'blocked late', 'failing fails']);

  book.began('failing');
  book.ended('failing', 10 * minute);
  stuck.resolve(0);
  await Promise.all([hanging, patient, idle].map((lane) => lane.stop()));
  expect(inAMinute(book)).toEqual(['blocked late']);
});

test('every round is metered, with whether it failed', async () => {
  const rounds: string[] = [];
  const meter: Meter = {
    ...silentMeter,
    laneRound: (lane, _seconds, failed) =>
      rounds.push(`${lane} ${failed ? 'failed' : 'went well'}`),
  };
  const third = Promise.withResolvers<void>();
  let round = 0;
  const lane = createLane({
    name: 'work',
    signal: new Signal(),
    log,
    book: new LaneBook(meter),
    work() {
      round += 1;
      if (round === 2) throw new Error('once');
      if (round === 3) third.resolve();
      return Promise.resolve(round === 1 ? 0 : 1000);
    },
  });
  lane.start();
  await third.promise;
  await lane.stop();
  expect(rounds).toEqual(['work went well', 'work failed', 'work went well']);
});
