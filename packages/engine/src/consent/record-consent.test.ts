import { afterAll, beforeAll, expect, test } from 'vitest';

import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import { upsertProfiles } from '../profiles/upsert-profiles.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { recordConsent, type ConsentStatement } from './record-consent.ts';

let database: TestDatabase;
const noon = Date.UTC(2026, 5, 1, 12);

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function statement(externalId: string, state: 'in' | 'out', givenAt: number): ConsentStatement {
  const profileId = profileIdOf(externalId);
  return {
    bucket: bucketOf(profileId),
    profileId,
    purpose: 'marketing',
    state,
    source: 'test',
    proof: '',
    givenAt,
  };
}

async function record(...statements: ConsentStatement[]): Promise<void> {
  await database.db.transaction().execute((trx) => recordConsent(trx, statements, noon));
}

async function people(...phones: [externalId: string, phone: string][]): Promise<void> {
  await database.db.transaction().execute((trx) =>
    upsertProfiles(
      trx,
      phones.map(([externalId, phone]) => ({ externalId, phone })),
      noon,
    ),
  );
}

async function consentOf(externalId: string): Promise<string | null | undefined> {
  const row = await database.db
    .selectFrom('profile')
    .select('marketing_consent')
    .where('id', '=', profileIdOf(externalId))
    .executeTakeFirst();
  return row?.marketing_consent;
}

async function isBound(number: string): Promise<boolean> {
  const rows = await database.db
    .selectFrom('suppression')
    .select('profile_id')
    .where('number', '=', number)
    .execute();
  return rows.length > 0;
}

test('a number two people share is bound until the last of them opts in', async () => {
  const number = '+393471111111';
  await people(['a', number], ['b', number]);
  await record(statement('a', 'out', noon - 3000), statement('b', 'out', noon - 3000));
  await record(statement('a', 'in', noon - 2000));
  expect(await isBound(number)).toBe(true);
  await record(statement('b', 'in', noon - 2000));
  expect(await isBound(number)).toBe(false);
});

test('what was said last counts, in whatever order it is recorded', async () => {
  await people(['c', '+393472222222']);
  await record(statement('c', 'out', noon - 1000));
  await record(statement('c', 'in', noon - 90_000));
  expect(await consentOf('c')).toBe('out');
  await record(statement('c', 'in', noon - 500), statement('c', 'out', noon - 600));
  expect(await consentOf('c')).toBe('in');
});

test('a person who opted out and changes the phone is bound at both numbers', async () => {
  await people(['d', '+393473333333']);
  await record(statement('d', 'out', noon));
  await people(['d', '+393474444444']);
  expect(await isBound('+393473333333')).toBe(true);
  expect(await isBound('+393474444444')).toBe(true);
});

test('a statement repeated is kept once', async () => {
  await people(['e', '+393475555555']);
  await record(statement('e', 'in', noon - 10));
  await record(statement('e', 'in', noon - 10));
  const kept = await database.db
    .selectFrom('consent_entry')
    .select('id')
    .where('profile_id', '=', profileIdOf('e'))
    .execute();
  expect(kept).toHaveLength(1);
});

test('consent of somebody who does not exist is passed over', async () => {
  await record(statement('nobody', 'out', noon));
  expect(await consentOf('nobody')).toBeUndefined();
});
