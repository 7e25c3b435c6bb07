import { afterAll, beforeAll, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { walksAgree } from '../testing/walks-agree.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('1,200 people in as many random journeys come exactly where the step function alone takes them', async () => {
  const seed = Date.now() % 2 ** 31;
  process.stdout.write(`seed ${seed}\n`);
  await walksAgree(database, 200, seed);
}, 1_800_000);
