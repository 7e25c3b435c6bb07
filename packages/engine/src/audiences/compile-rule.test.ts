import { afterAll, beforeAll, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { rulesAgree } from '../testing/rules-agree.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a rule matches the same people in SQL as in memory', async () => {
  await rulesAgree(database.db, 1000);
});
