import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, noon } from '../testing/journeys.ts';
import { applyProfileUpdates } from './apply-profile-updates.ts';
import { bucketOf, profileIdOf } from './profile-id.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.empty();
  await addProfiles(database.db, 3);
});

function person(n: number) {
  const profileId = profileIdOf(`person-${n}`);
  return { bucket: bucketOf(profileId), profileId };
}

async function profiles() {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT first_name, locale, attributes, updated_at FROM profile ORDER BY external_id`.execute(
    database.db,
  );
  return rows;
}

const untouched = (n: number) => ({
  first_name: `Ada${n}`,
  locale: 'en-GB',
  attributes: { tier: 'gold' },
  updated_at: new Date(noon - 60_000),
});

test('each person gets what their own update names, and nobody else is touched', async () => {
  await applyProfileUpdates(
    database.db,
    [
      {
        ...person(3),
        update: { first_name: 'Grace', locale: null, wave: 'spring', points: 12.5, vip: true },
      },
      { ...person(1), update: { note: 'say "hi", {comma} \\ 👋', tier: null } },
    ],
    noon,
  );
  expect(await profiles()).toEqual([
    {
      ...untouched(1),
      attributes: { note: 'say "hi", {comma} \\ 👋' },
      updated_at: new Date(noon),
    },
    untouched(2),
    {
      first_name: 'Grace',
      locale: null,
      attributes: { tier: 'gold', wave: 'spring', points: 12.5, vip: true },
      updated_at: new Date(noon),
    },
  ]);
});

test('of several updates of one person the later ones win, and what they do not name stays', async () => {
  await applyProfileUpdates(
    database.db,
    [
      { ...person(2), update: { wave: 'spring', tier: null } },
      { ...person(2), update: { wave: 'autumn', other: 1 } },
      { ...person(2), update: { tier: 'silver' } },
    ],
    noon,
  );
  expect((await profiles())[1]).toMatchObject({
    first_name: 'Ada2',
    attributes: { tier: 'silver', wave: 'autumn', other: 1 },
  });
});

test('updates of the same people by several transactions at once all arrive', async () => {
  const people = [1, 2, 3].map(person);
  await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      database.db.transaction().execute((trx) =>
        applyProfileUpdates(
          trx,
          (n % 2 === 0 ? people : people.toReversed()).map((one) => ({
            ...one,
            update: { [`wave_${n}`]: n },
          })),
          noon,
        ),
      ),
    ),
  );
  for (const { attributes } of await profiles()) {
    expect(attributes).toEqual({
      tier: 'gold',
      wave_0: 0,
      wave_1: 1,
      wave_2: 2,
      wave_3: 3,
      wave_4: 4,
      wave_5: 5,
    });
  }
});
