import { afterAll, beforeAll, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { walksAgree } from '../testing/walks-agree.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('people in random journeys come exactly where the step function alone takes them, whatever happens and however often it is told', async () => {
  await walksAgree(database, 2, 5);
});
