import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addSender } from '../testing/journeys.ts';
import { connect } from '../database/connect.ts';
import { cutOffOwner } from './cut-off-owner.ts';
import { findSilentOwners } from './find-silent-owners.ts';
import { openLeaseSession, type LeaseSession } from './lease-session.ts';
import { Lease } from './lease.ts';
import { renewLeases } from './renew-leases.ts';
import { suppressionAcknowledged } from './suppression-acknowledged.ts';
import { takeLeases } from './take-leases.ts';

const alice = randomUUID();
const bob = randomUUID();

let database: TestDatabase;
let senderId: string;
let sessions: LeaseSession[] = [];
const databases: TestDatabase[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  databases.push(database);
  senderId = await addSender(database.db);
});

afterEach(() => {
  for (const session of sessions) session.close();
  sessions = [];
});

afterAll(async () => {
  for (const used of databases) await used.drop();
});

async function session(): Promise<LeaseSession> {
  const opened = await openLeaseSession(database.pool, { onLost: vi.fn(), onSuppression: vi.fn() });
  sessions.push(opened);
  return opened;
}

/** Tries to own the sender; answers the epoch, or null. */
async function take(from: LeaseSession, owner: string): Promise<number | null> {
  const locked = await from.lockSenders([senderId]);
  const [taken] = await takeLeases(from, owner, [senderId], locked);
  return taken?.epoch ?? null;
}

test('one owner at a time; a dead one is followed at once, under a new epoch', async () => {
  const first = await session();
  const second = await session();
  expect(await take(first, alice)).toBe(1);
  expect(await take(second, bob)).toBeNull();
  first.close();
  await expect.poll(() => take(second, bob), { timeout: 20_000 }).toBe(2);
});

test('an owner that lives but does not renew is followed when its lease has run out', async () => {
  const first = await session();
  const second = await session();
  await take(first, alice);
  await sql`UPDATE sender_lease SET expires_at = now() - interval '1 ms'`.execute(database.db);
  expect(await take(second, bob)).toBe(2);
  const renewed = await renewLeases(first, alice, [{ senderId, epoch: 1 }]);
  expect(renewed.size).toBe(0);
});

test('who takes over from a frozen owner gets the rows that it holds, and may go on at once', async () => {
  const frozen = connect({ connectionString: database.connectionString }, 3);
  try {
    const first = await openLeaseSession(frozen.pool, { onLost: vi.fn(), onSuppression: vi.fn() });
    await take(first, alice);
    const client = await frozen.pool.connect();
    client.on('error', () => {});
    await client.query('BEGIN');
    await client.query('UPDATE sender SET name = $1 WHERE id = $2', ['Held', senderId]);
    await sql`UPDATE sender_lease SET expires_at = now() - interval '1 ms'`.execute(database.db);

    const second = await session();
    expect(await findSilentOwners(second, [senderId])).toEqual(new Set([senderId]));
    expect(await take(second, bob)).toBe(2);
    expect(await cutOffOwner(second, senderId)).toBeGreaterThan(1);
    await sql`UPDATE sender SET name = 'Free'`.execute(database.db);
    await expect(client.query('COMMIT')).rejects.toThrow();
    expect(await cutOffOwner(second, senderId)).toBe(0);
    client.release(true);
  } finally {
    await frozen.close();
  }
});

test('an owner that was asleep does not take its sender back from the one that followed it', async () => {
  const first = await session();
  const second = await session();
  await take(first, alice);
  await sql`UPDATE sender_lease SET expires_at = now() - interval '1 ms'`.execute(database.db);
  expect(await take(second, bob)).toBe(2);
  expect(await take(first, alice)).toBeNull();
});

test('a lease ends when the machine sleeps, although its monotonic clock stands still', () => {
  const lease = new Lease(senderId, 1, performance.now());
  expect(lease.holds()).toBe(true);
  vi.setSystemTime(Date.now() + 60_000);
  expect(lease.holds()).toBe(false);
  vi.useRealTimers();
});

test('an opt-out is acknowledged by whoever owns a sender, and by nobody where nobody does', async () => {
  expect(await suppressionAcknowledged(database.db)).toBe(true);
  await take(await session(), alice);
  expect(await suppressionAcknowledged(database.db)).toBe(true);
  await sql`UPDATE sender SET suppression_version = 1`.execute(database.db);
  expect(await suppressionAcknowledged(database.db)).toBe(false);
  await sql`UPDATE sender_lease SET suppression_seen = 1`.execute(database.db);
  expect(await suppressionAcknowledged(database.db)).toBe(true);
});

test('a lease ends, for its owner, before it ends in the database', () => {
  const lease = new Lease(senderId, 1, performance.now());
  expect(lease.holds()).toBe(true);
  expect(new Lease(senderId, 1, performance.now() - 4600).holds()).toBe(false);
  lease.renewed(performance.now() - 4600);
  expect(lease.holds()).toBe(false);
  lease.renewed(performance.now());
  lease.lose();
  expect(lease.holds()).toBe(false);
});
