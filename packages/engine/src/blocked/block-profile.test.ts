import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, addSender, noon } from '../testing/journeys.ts';
import { blockProfile } from './block-profile.ts';
import { getBlock } from './get-block.ts';
import { unblockProfile } from './unblock-profile.ts';

let database: TestDatabase;
let ids: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  await addSender(database.db);
  await addProfiles(database.db, 3);
  await sql`UPDATE profile SET phone = (SELECT phone FROM profile WHERE external_id = 'person-1')
             WHERE external_id = 'person-2'`.execute(database.db);
  await sql`UPDATE profile SET phone = NULL, bsuid = 'US.1' WHERE external_id = 'person-3'`.execute(
    database.db,
  );
  const people = await database.db
    .selectFrom('profile')
    .select('id')
    .orderBy('external_id')
    .execute();
  ids = people.map(({ id }) => id);
});

afterAll(() => database.drop());

const [first, twin, hidden] = [() => ids[0] ?? '', () => ids[1] ?? '', () => ids[2] ?? ''];

async function version(): Promise<number> {
  const sender = await database.db
    .selectFrom('sender')
    .select('suppression_version')
    .executeTakeFirstOrThrow();
  return sender.suppression_version;
}

test('a block binds the number, whichever profile has it, and every sender looks again', async () => {
  const before = await version();
  expect(await blockProfile(database.db, first(), { reason: 'rude', actor: 'Ann' }, noon)).toBe(
    true,
  );
  expect(await version()).toBe(before + 1);
  expect(await getBlock(database.db, twin())).toEqual({
    reason: 'rude',
    blocked_at: new Date(noon),
    blocked_by: 'Ann',
  });
  expect(await getBlock(database.db, hidden())).toBeUndefined();
  await unblockProfile(database.db, twin());
  expect(await getBlock(database.db, first())).toBeUndefined();
});

test('people who hide their number are blocked by their user id', async () => {
  expect(await blockProfile(database.db, hidden(), { reason: '', actor: 'Ann' }, noon)).toBe(true);
  expect(await getBlock(database.db, hidden())).toMatchObject({ blocked_by: 'Ann' });
  await sql`UPDATE profile SET bsuid = NULL WHERE id = ${hidden()}`.execute(database.db);
  expect(await blockProfile(database.db, hidden(), { reason: '', actor: 'Ann' }, noon)).toBe(false);
});
