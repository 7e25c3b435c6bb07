import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addSender, noon } from '../testing/journeys.ts';
import { advanceSendMark } from './advance-send-mark.ts';
import { describeHold } from './describe-hold.ts';
import { engageHold } from './engage-hold.ts';
import { isSendingHeld } from './is-sending-held.ts';
import { releaseSending } from './release-sending.ts';
import { memoryRecord, type SendRecord } from './send-record.ts';
import { Sending } from './sending.ts';

let database: TestDatabase;
let senderId: string;
const log = pino({ level: 'silent' });

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  senderId = await addSender(database.db);
});

afterAll(() => database.drop());

function sendingWith(record: SendRecord): Sending {
  return new Sending(record, log, () => noon);
}

/** As a claim does: counted in the database, then noted outside. */
async function claim(sending: Sending, kind: 'claims' | 'triggered' = 'claims'): Promise<void> {
  const n = await database.db.transaction().execute((trx) => advanceSendMark(trx, senderId, kind));
  sending.noteClaim(senderId, kind, n);
}

test('claims of several loops and processes while it looks never seem to be lost', async () => {
  const one = sendingWith(memoryRecord());
  const other = sendingWith(memoryRecord());
  await Promise.all([one.check(database.db), other.check(database.db)]);
  const over = new AbortController();
  const claiming = async (sending: Sending, kind: 'claims' | 'triggered') => {
    while (!over.signal.aborted) await claim(sending, kind);
  };
  const loops = [claiming(one, 'claims'), claiming(one, 'triggered'), claiming(other, 'claims')];
  for (let looks = 0; looks < 100; looks += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all([one.check(database.db), one.check(database.db), other.check(database.db)]);
  }
  over.abort();
  await Promise.all(loops);
  expect([one.isHeld(), other.isHeld()]).toEqual([false, false]);
  expect(await isSendingHeld(database.db)).toBe(false);
});

test('a process that dies between its commit and its note, and one that is new, hold nothing', async () => {
  const record = memoryRecord();
  const first = sendingWith(record);
  await first.check(database.db);
  await claim(first);
  await database.db.transaction().execute((trx) => advanceSendMark(trx, senderId, 'claims'));
  for (const sending of [sendingWith(record), sendingWith(memoryRecord())]) {
    // oxlint-disable-next-line no-await-in-loop
    await sending.check(database.db);
    expect(sending.isHeld()).toBe(false);
  }
});

test('nothing may be sent before the first look, and after a lost connection before the next one', async () => {
  const sending = sendingWith(memoryRecord());
  expect(sending.isHeld()).toBe(true);
  await sending.check(database.db);
  expect(sending.isHeld()).toBe(false);
  const look = sending.check(database.db);
  // It has begun.
  await Promise.resolve();
  sending.doubt();
  await look;
  // That look began before the connection was lost.
  expect(sending.isHeld()).toBe(true);
  await sending.check(database.db);
  expect(sending.isHeld()).toBe(false);
});

test('a database set back by one claim is held for everybody, until somebody decides', async () => {
  const record = memoryRecord();
  const sending = sendingWith(record);
  await sending.check(database.db);
  await claim(sending);
  await claim(sending);
  await sql`UPDATE send_mark SET n = 1`.execute(database.db);
  const restarted = sendingWith(record);
  const newcomer = sendingWith(memoryRecord());
  await restarted.check(database.db);
  await newcomer.check(database.db);
  expect([restarted.isHeld(), newcomer.isHeld()]).toEqual([true, true]);
  expect(await describeHold(database.db)).toMatchObject({ reason: 'behind' });

  const { knownGeneration } = restarted;
  const release = { decision: 'discard' as const, actor: 'Ann', knownGeneration };
  expect(await releaseSending(database.db, release, noon)).toBe(true);
  expect(await releaseSending(database.db, release, noon)).toBe(false);
  await restarted.check(database.db);
  await newcomer.check(database.db);
  expect([restarted.isHeld(), newcomer.isHeld()]).toEqual([false, false]);
  expect(restarted.discard).toEqual({ lostUntil: noon, releasedAt: noon });
  await claim(restarted);
  await restarted.check(database.db);
  expect(restarted.isHeld()).toBe(false);
});

test('another timeline is held for good only when nobody who knows better notes it in time', async () => {
  const watching = sendingWith(memoryRecord());
  await watching.check(database.db);
  await claim(watching);
  await sql`UPDATE installation SET value = value || '{"timeline": "0000000F"}' WHERE key = 'sending'`.execute(
    database.db,
  );
  const newcomer = sendingWith(memoryRecord());
  await newcomer.check(database.db);
  // It sends nothing, and has not yet held the others.
  expect(newcomer.isHeld()).toBe(true);
  expect(await isSendingHeld(database.db)).toBe(false);
  // Whoever watched all along knows that nothing is missing after the failover.
  watching.doubt();
  await watching.check(database.db);
  await newcomer.check(database.db);
  expect([watching.isHeld(), newcomer.isHeld()]).toEqual([false, false]);
});

test('sending can be held by hand, once', async () => {
  expect(await engageHold(database.db, 'asked', noon, noon)).toBe(true);
  expect(await engageHold(database.db, 'asked', noon, noon)).toBe(false);
});
