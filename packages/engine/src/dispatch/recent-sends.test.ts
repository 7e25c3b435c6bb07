import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Lease } from '../leases/lease.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addSender, noon } from '../testing/journeys.ts';
import { PairGate } from './pair-gate.ts';
import { Rate } from './rate.ts';
import { RecentSends } from './recent-sends.ts';

let database: TestDatabase;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
});
afterAll(() => database.drop());

function lease(epoch: number): Lease {
  return new Lease(senderId, epoch, performance.now());
}

test('an owner knows what was sent before once it is read; one whose lease is lost and had again meanwhile reads anew', async () => {
  const limits = { rate: new Rate(80, performance.now()), pairs: new PairGate() };
  const context = { db: database.db, log: pino({ level: 'silent' }) };
  const recent = new RecentSends(context, senderId, limits);
  recent.own(lease(1));
  await recent.learn(noon);
  expect(recent.isKnown).toBe(true);

  recent.own(lease(2));
  expect(recent.isKnown).toBe(false);
  // The read waits for this lock, and meanwhile another process has owned the sender.
  const { reading } = await database.db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE attempt IN ACCESS EXCLUSIVE MODE`.execute(trx);
    const begun = { reading: recent.learn(noon) };
    recent.own(lease(4));
    return begun;
  });
  await reading;
  expect(recent.isKnown).toBe(false);
  await recent.learn(noon);
  expect(recent.isKnown).toBe(true);
});
