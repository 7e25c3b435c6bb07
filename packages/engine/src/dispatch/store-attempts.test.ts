import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { noon } from '../testing/journeys.ts';
import { storeAttempts, type AnsweredAttempt } from './store-attempts.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The state an attempt ends in when these outcomes are stored for it, one after the other. */
async function after(...states: AnsweredAttempt['state'][]): Promise<string | undefined> {
  const messageId = randomUUID();
  for (const state of states) {
    const attempt = { bucket: 1, messageId, n: 1, state, wamid: null, code: null, detail: null };
    // oxlint-disable-next-line no-await-in-loop
    await storeAttempts(database.db, randomUUID(), [{ ...attempt, claimedAt: noon }], noon);
  }
  const { rows } = await sql<{ state: string }>`
    SELECT state FROM attempt WHERE message_id = ${messageId}`.execute(database.db);
  return rows[0]?.state;
}

test('what is known of an attempt stays, whoever finds it unanswered', async () => {
  expect(await after('unsent', 'unknown')).toBe('unsent');
  expect(await after('refused', 'unknown')).toBe('refused');
  expect(await after('accepted', 'refused')).toBe('accepted');
});

test('an answer that comes late tells what nobody knew', async () => {
  expect(await after('unknown', 'accepted')).toBe('accepted');
  expect(await after('unknown', 'unsent')).toBe('unsent');
  expect(await after('claimed', 'unknown')).toBe('unknown');
});
