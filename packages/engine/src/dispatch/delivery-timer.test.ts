import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import { idInBucket } from '../runs/run-ids.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, addSender, noon, testEngine, type TestEngine } from '../testing/journeys.ts';
import { closeUndelivered } from './delivery-timer.ts';

const day = 86_400_000;
let database: TestDatabase;
let engine: TestEngine;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
  senderId = await addSender(database.db);
  await addProfiles(database.db, 1);
});
afterAll(() => database.drop());

async function send(seed: string, category: string, state: string): Promise<string> {
  const profileId = profileIdOf('person-1');
  const bucket = bucketOf(profileId);
  const id = idInBucket(bucket, seed);
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, template_name, language, category, payload,
                         created_at, state, accepted_at, sent_at, delivered_at, version_id, activity, sent_as)
    VALUES (${bucket}, ${id}, 'out', ${profileId}, ${senderId}, 'hello', 'en', ${category}, '{}', ${new Date(noon)},
            ${state}, ${new Date(noon)}, ${new Date(noon)},
            ${state === 'delivered' ? new Date(noon) : null}, 1, 'greet', 'template')`.execute(
    database.db,
  );
  return id;
}

async function dropped(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM message WHERE presumed_dropped_at IS NOT NULL`.execute(database.db);
  return rows.map((row) => row.id);
}

test('what was not delivered within its time to live is presumed dropped, and counted once', async () => {
  const code = await send('code', 'AUTHENTICATION', 'sent');
  const offer = await send('offer', 'MARKETING', 'accepted');
  await send('arrived', 'AUTHENTICATION', 'delivered');
  await send('held', 'AUTHENTICATION', 'held');
  engine.setNow(noon + 600_000);
  expect(await closeUndelivered(engine)).toBe(0);
  engine.setNow(noon + 900_000);
  expect(await closeUndelivered(engine)).toBe(1);
  expect(await dropped()).toEqual([code]);
  expect(await closeUndelivered(engine)).toBe(0);

  await sql`UPDATE template SET ttl_seconds = 43200`.execute(database.db);
  engine.setNow(noon + day);
  expect(await closeUndelivered(engine)).toBe(1);
  expect(new Set(await dropped())).toEqual(new Set([code, offer]));
  const { rows } = await sql<{ n: number }>`
    SELECT sum(n) AS n FROM activity_delta WHERE outcome = 'presumed_dropped'`.execute(database.db);
  expect(Number(rows[0]?.n)).toBe(2);
});
