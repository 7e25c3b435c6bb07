import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { Heard, type HeardMessages } from './heard-messages.ts';
import { createLane } from './lane.ts';
import { createProcessBridge, type BridgeOptions } from './process-bridge.ts';
import { Signal } from './signal.ts';
import { createSignals } from './signals.ts';

/** Longer than any test may take: who waits this long was not woken. */
const tooLong = 10 * 60_000;
const log = pino({ level: 'silent' });

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

function process(
  onCounts: (versionIds: readonly number[]) => void = () => {},
  onHeard: (heard: HeardMessages) => void = () => {},
  onQueued: BridgeOptions['onQueued'] = (_kind, senderIds) => senderIds,
) {
  const signals = createSignals();
  const heard = new Heard();
  const bridge = createProcessBridge({
    pool: database.pool,
    signals,
    instanceId: randomUUID(),
    log,
    onCounts,
    onQueued,
    heard,
    onHeard,
  });
  bridge.start();
  return { signals, heard, bridge };
}

async function listening(sessions: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM pg_stat_activity
       WHERE datname = current_database() AND query = 'LISTEN waypost' AND state = 'idle'`.execute(
      database.db,
    );
    if (rows[0]?.n === sessions) return;
  }
}

test('work that is announced while a round runs gets a round of its own', async () => {
  const signal = new Signal();
  const done = Promise.withResolvers<void>();
  let rounds = 0;
  const lane = createLane({
    name: 'test',
    signal,
    log,
    probeMs: tooLong,
    async work() {
      rounds += 1;
      if (rounds === 1) signal.raise();
      if (rounds === 2) done.resolve();
      return Number.POSITIVE_INFINITY;
    },
  });
  lane.start();
  await done.promise;
  await lane.stop();
});

test('a round that fails is tried again, and a lane in trouble still stops', async () => {
  const done = Promise.withResolvers<void>();
  let rounds = 0;
  const lane = createLane({
    name: 'test',
    signal: new Signal(),
    log,
    work() {
      rounds += 1;
      if (rounds === 3) done.resolve();
      return Promise.reject(new Error('the database is away'));
    },
  });
  lane.start();
  await done.promise;
  await lane.stop();
  expect(rounds).toBeGreaterThanOrEqual(3);
});

test('a wake-up reaches the other processes, also after their connection was lost', async () => {
  const mine = process();
  const counted = Promise.withResolvers<readonly number[]>();
  const other = process((versionIds) => counted.resolve(versionIds));
  try {
    await listening(2);
    mine.signals.advance.raise();
    await other.signals.advance.wait(tooLong);

    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query = 'LISTEN waypost'`.execute(database.db);
    await listening(2);
    mine.signals.launches.raise();
    await other.signals.launches.wait(tooLong);

    mine.bridge.announceCounts([7, 8]);
    expect(await counted.promise).toEqual([7, 8]);
  } finally {
    await mine.bridge.stop();
    await other.bridge.stop();
  }
});

test('messages that came in are told to owners in every process, each once', async () => {
  const totals = [0, 0];
  const done = Promise.withResolvers<void>();
  const count = (place: number) => (heard: HeardMessages) => {
    totals[place] = (totals[place] ?? 0) + (heard.get('a sender') ?? 0);
    if (totals[0] === 5 && totals[1] === 5) done.resolve();
  };
  const first = process(undefined, count(0));
  const second = process(undefined, count(1));
  await listening(2);
  first.heard.add('a sender', 2);
  first.heard.add('a sender', 3);
  await done.promise;
  await Promise.all([first.bridge.stop(), second.bridge.stop()]);
  expect(totals).toEqual([5, 5]);
});

test('a triggered message is told to the process that owns its sender, and to no other one when it is here', async () => {
  const told: string[] = [];
  const done = Promise.withResolvers<void>();
  const first = process(
    undefined,
    undefined,
    (_kind, senderIds) => new Set([...senderIds].filter((id) => id !== 'mine')),
  );
  const second = process(undefined, undefined, (_kind, senderIds) => {
    told.push(...senderIds);
    if (senderIds.has('the last')) done.resolve();
    return new Set();
  });
  await listening(2);
  first.signals.triggered.tell(new Set(['mine', 'yours']));
  first.signals.triggered.tell(new Set(['the last']));
  await done.promise;
  await Promise.all([first.bridge.stop(), second.bridge.stop()]);
  expect(told).toEqual(['yours', 'the last']);
});
