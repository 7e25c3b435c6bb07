import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { appendDeltas } from './append-deltas.ts';
import { DeltaTally } from './delta-tally.ts';
import { foldDeltas } from './fold-deltas.ts';
import { countsWithin, liveCounts } from './live-counts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 21, 12);

async function count(outcome: string, n: number): Promise<void> {
  const tally = new DeltaTally();
  tally.add(7, 'hello', outcome, n);
  await appendDeltas(database.db, tally);
}

const within = async (from: number, until: number, now: number) =>
  Object.fromEntries(
    (await countsWithin(database.db, 7, { from, until }, now)).map(({ outcome, n }) => [
      outcome,
      n,
    ]),
  );

test('numbers of a period are those of its half hours, with what is not folded yet; who is here is as of now', async () => {
  await count('entered', 3);
  await count('here', 3);
  await foldDeltas(database.db, noon - 5 * hour);
  await count('entered', 2);
  await count('here', 2);
  await count('left:next', 4);
  await count('here', -4);
  await foldDeltas(database.db, noon);
  await count('entered', 1);
  await count('here', 1);

  expect(await within(noon - hour, noon + hour, noon)).toEqual({
    entered: 3,
    here: 2,
    'left:next': 4,
  });
  // A period that is over does not get what happens now.
  expect(await within(noon - 6 * hour, noon, noon)).toEqual({ entered: 3, here: 2 });
  await foldDeltas(database.db, noon + 29 * 60_000);
  expect(await within(noon, noon + hour / 2, noon + hour)).toEqual({
    entered: 3,
    here: 2,
    'left:next': 4,
  });
  expect(await liveCounts(database.db, 7)).toEqual([
    { activity: 'hello', outcome: 'entered', n: 6 },
    { activity: 'hello', outcome: 'here', n: 2 },
    { activity: 'hello', outcome: 'left:next', n: 4 },
  ]);
});
