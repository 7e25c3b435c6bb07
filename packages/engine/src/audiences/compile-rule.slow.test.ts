import { afterAll, beforeAll, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { rulesAgree } from '../testing/rules-agree.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('10,000 pairs of a rule and a person: the same in SQL as in memory', async () => {
  await rulesAgree(database.db, 10_000);
}, 600_000);
