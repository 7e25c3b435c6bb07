import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { testEngine } from '../testing/journeys.ts';
import { createUpkeepLane } from './upkeep-lane.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

test('a process that runs into a later year has that month and the next one ready', async () => {
  const engine = testEngine(database);
  engine.setNow(Date.UTC(2031, 11, 31, 23, 59));
  const lane = createUpkeepLane(engine);
  lane.start();
  await lane.stop();
  const { rows } = await sql<{ name: string }>`
    SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent = 'message'::regclass`.execute(database.db);
  const names = rows.map((row) => row.name);
  expect(names).toContain('message_2031_12');
  expect(names).toContain('message_2032_01');
});
