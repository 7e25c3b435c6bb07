import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { noon } from '../testing/journeys.ts';
import { freePortfolioPlaces } from './free-portfolio-places.ts';
import { portfolioUsage } from './portfolio-usage.ts';
import {
  PlaceCount,
  reservePortfolioPlaces,
  type PlaceHolder,
  type PlacesWanted,
} from './reserve-portfolio-places.ts';

const day = 86_400_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function people(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, place) => `+4477009${first + place}`);
}

/** One message per person. */
function messageTo(number: string): string {
  return `00000000-0000-4000-8000-${number.slice(-8).padStart(12, '0')}`;
}

function holder(number: string): PlaceHolder {
  return { number, messageId: messageTo(number) };
}

async function free(portfolioId: string, places: PlaceHolder[]): Promise<void> {
  const sender = { id: randomUUID(), portfolio_id: portfolioId, messaging_limit: 'TIER_250' };
  const freed = places.map((place) => ({
    ...place,
    bucket: 1,
    profileId: messageTo(place.number),
  }));
  await freePortfolioPlaces(database.db, sender, freed, noon);
}

/** A message of another sender that arrived at Meta. */
async function arrived(number: string): Promise<void> {
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, payload, state, created_at, accepted_at)
    VALUES (1, ${randomUUID()}, 'out', ${messageTo(number)}, ${randomUUID()}, '{}', 'accepted',
            ${new Date(noon)}, ${new Date(noon)})`.execute(database.db);
}

async function reserve(
  portfolioId: string,
  numbers: string[],
  now: number,
  { ahead = 0, counted = new PlaceCount() } = {},
) {
  const wanted: PlacesWanted = {
    portfolioId,
    limit: 5,
    people: numbers.map(holder),
    ahead,
    counted,
  };
  return database.db.transaction().execute((trx) => reservePortfolioPlaces(trx, wanted, now));
}

test('people beyond the limit wait for the place of whoever was reached first', async () => {
  const first = await reserve('p1', people(1, 3), noon);
  expect(first.granted).toEqual(new Set(people(1, 3)));
  const second = await reserve('p1', people(2, 7), noon + 1000);
  expect(second.granted).toEqual(new Set(people(2, 5)));
  expect([...second.freeAt]).toEqual(people(6, 7).map((number) => [number, noon + day]));
  const behind = await reserve('p1', people(8, 10), noon + 2000, { ahead: 2 });
  expect([...behind.freeAt.values()]).toEqual([noon + day, noon + 1000 + day, noon + 1000 + day]);
  const nextDay = await reserve('p1', people(11, 11), noon + 2000, { ahead: 5 });
  expect([...nextDay.freeAt.values()]).toEqual([noon + 2 * day]);
});

test('a second message to the same person takes no place, after a day it does', async () => {
  await reserve('p2', people(1, 5), noon);
  expect((await reserve('p2', people(1, 5), noon + day - 1)).granted.size).toBe(5);
  expect((await reserve('p2', people(6, 6), noon + day - 1)).granted.size).toBe(0);
  expect((await reserve('p2', people(6, 10), noon + day)).granted.size).toBe(5);
  expect((await reserve('p2', people(1, 1), noon + day)).granted.size).toBe(0);
  expect(await portfolioUsage(database.db, 'p2', noon + day)).toBe(5);
});

test('senders that claim at the same moment never take more places than there are', async () => {
  const claims = Array.from({ length: 6 }, (_, claim) =>
    reserve('p3', people(claim * 3 + 1, claim * 3 + 3), noon),
  );
  const granted = (await Promise.all(claims)).map((places) => places.granted.size);
  expect(granted.reduce((sum, n) => sum + n, 0)).toBe(5);
  expect(await portfolioUsage(database.db, 'p3', noon)).toBe(5);
});

test('a place comes back when its message was refused, not when another one arrived', async () => {
  const [one = '', two = '', three = ''] = people(1, 3);
  await reserve('p4', [one, two, three], noon);
  await arrived(two);
  await free('p4', [holder(one), holder(two)]);
  expect(await portfolioUsage(database.db, 'p4', noon)).toBe(2);
  // A later message that did not take the place does not give it back either.
  await free('p4', [{ number: three, messageId: randomUUID() }]);
  expect(await portfolioUsage(database.db, 'p4', noon)).toBe(2);
});

test('two who count rarely never exceed the limit together, and see places that come free', async () => {
  const mine = { counted: new PlaceCount() };
  const theirs = { counted: new PlaceCount() };
  await reserve('rarely', people(100, 100), noon, mine);
  await reserve('rarely', people(101, 102), noon, theirs);
  await reserve('rarely', people(103, 103), noon + 1, mine);
  const { granted, freeAt } = await reserve('rarely', people(104, 105), noon + 2, theirs);
  expect([granted.size, freeAt.size]).toEqual([1, 1]);
  expect((await reserve('rarely', people(106, 106), noon + 3, mine)).freeAt.size).toBe(1);
  await free('rarely', [holder('+4477009100')]);
  expect((await reserve('rarely', people(106, 106), noon + 4, mine)).granted.size).toBe(1);
});
