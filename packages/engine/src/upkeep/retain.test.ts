import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { ensurePartitions } from '../database/partitions.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { retain } from './retain.ts';

const now = Date.UTC(2029, 5, 15);
const options = { log: pino({ level: 'silent' }), stopping: new AbortController().signal };
const tables = ['message', 'event', 'webhook', 'run', 'run_step', 'attempt', 'reservation'];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  for (const month of ['2027-03-10', '2029-02-10', '2029-06-10']) {
    // oxlint-disable-next-line no-await-in-loop
    await ensurePartitions(db, new Date(month));
    for (const live of [true, false]) {
      // oxlint-disable-next-line no-await-in-loop
      await happen(new Date(month), live);
    }
  }
});

afterAll(() => database.drop());

/** A person enters a journey, gets a message, writes, and leaves the journey or stays. */
async function happen(at: Date, live: boolean): Promise<void> {
  const { db } = database;
  const [run, message, profile, sender] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await sql`
    INSERT INTO run (bucket, id, profile_id, journey_id, version_id, entry_key, activity, live, wake_at, entered_at, arrived_at)
    VALUES (0, ${run}, ${profile}, gen_random_uuid(), 1, '', 'a', ${live}, ${at}, ${at}, ${at})`.execute(
    db,
  );
  await sql`
    INSERT INTO run_step (bucket, run_id, visit, activity, at) VALUES (0, ${run}, 1, 'a', ${at})`.execute(
    db,
  );
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, payload, created_at, state)
    VALUES (0, ${message}, 'out', ${profile}, ${sender}, '{}', ${at}, 'read')`.execute(db);
  await sql`
    INSERT INTO attempt (bucket, message_id, n, sender_id, state, claimed_at)
    VALUES (0, ${message}, 1, ${sender}, 'accepted', ${at})`.execute(db);
  await sql`
    INSERT INTO event (bucket, profile_id, kind, occurred_at, received_at)
    VALUES (0, ${profile}, 'reply', ${at}, ${at})`.execute(db);
  await sql`
    INSERT INTO webhook (sender_id, received_at, body) VALUES (${sender}, ${at}, '{}')`.execute(db);
  for (const kind of ['inbound', 'event', 'number']) {
    // oxlint-disable-next-line no-await-in-loop
    await sql`
      INSERT INTO reservation (kind, value, bucket, profile_id, created_at)
      VALUES (${kind}, ${randomUUID()}, 0, ${profile}, ${at})`.execute(db);
  }
}

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    // oxlint-disable-next-line no-await-in-loop
    const { rows } = await sql<{
      n: number;
    }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(database.db);
    found[table] = rows[0]?.n ?? 0;
  }
  return found;
}

async function months(table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = ${table}::regclass
     ORDER BY name`.execute(database.db);
  return rows.map(({ name }) => name);
}

test('kept for ever, only keys that nobody needs any more go', async () => {
  await retain(database.db, { webhookMonths: null, messageMonths: null }, now, options);
  expect(await counts()).toEqual({
    message: 6,
    event: 6,
    webhook: 6,
    run: 6,
    run_step: 6,
    attempt: 6,
    // Of six each: inbound keys of five days ago are needed still, and so are events' of this month.
    reservation: 2 + 2 + 6,
  });
});

test('a message that still waits keeps its month; without it the month goes as a whole, and runs stay as a sign', async () => {
  const retention = { webhookMonths: 3, messageMonths: 12 };
  await sql`
    INSERT INTO outbox (bucket, message_id, message_created_at, sender_id, lane, due_at)
    SELECT bucket, id, created_at, sender_id, 1, created_at FROM message ORDER BY created_at LIMIT 1`.execute(
    database.db,
  );
  await retain(database.db, retention, now, options);
  expect(await months('message')).toContain('message_2027_03');
  expect(await months('event')).not.toContain('event_2027_03');

  await sql`DELETE FROM outbox`.execute(database.db);
  await retain(database.db, retention, now, options);
  expect(await months('message')).not.toContain('message_2027_03');
  expect(await months('message')).toContain('message_2029_02');
  expect(await months('webhook')).not.toContain('webhook_2029_02');
  expect(await counts()).toEqual({
    message: 4,
    event: 4,
    webhook: 2,
    run: 6,
    // Who is still inside keeps the whole path.
    run_step: 5,
    attempt: 4,
    reservation: 2 + 2 + 4,
  });
});
