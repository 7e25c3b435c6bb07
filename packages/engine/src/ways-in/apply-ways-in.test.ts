import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, addSender, noon } from '../testing/journeys.ts';
import { applyWaysIn, type Arrival } from './apply-ways-in.ts';
import { createWayIn } from './create-way-in.ts';
import { getWayIn } from './get-way-in.ts';

let database: TestDatabase;
let senderId: string;
let otherSenderId: string;
let people: { bucket: number; id: string }[];

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  otherSenderId = await addSender(database.db);
  await addProfiles(database.db, 3);
  await sql`UPDATE profile SET marketing_consent = NULL, service_consent = NULL`.execute(
    database.db,
  );
  people = await database.db
    .selectFrom('profile')
    .select(['bucket', 'id'])
    .orderBy('external_id')
    .execute();
});

afterAll(() => database.drop());

function says(place: number, text: string, to = senderId): Arrival {
  const person = people[place];
  if (person === undefined) throw new Error(`there is no person ${place}`);
  return {
    senderId: to,
    bucket: person.bucket,
    profileId: person.id,
    text,
    inboundId: `wamid.${place}`,
    at: noon - 1000,
  };
}

async function add(message: string, more: Partial<Parameters<typeof createWayIn>[1]> = {}) {
  const wayIn = await createWayIn(
    database.db,
    {
      sender_id: senderId,
      kind: 'link',
      name: message,
      prefilled_message: message,
      url: 'https://wa.me/message/X',
      created_by: 'test',
      ...more,
    },
    noon,
  );
  if (wayIn === null) throw new Error('there is one with this message');
  return wayIn;
}

async function person(place: number) {
  return database.db
    .selectFrom('profile')
    .select(['marketing_consent', 'service_consent', 'is_test'])
    .where('id', '=', people[place]?.id ?? '')
    .executeTakeFirstOrThrow();
}

test('sending the message of a QR code is consent, with the printed words as its proof', async () => {
  const wayIn = await add('Send me offers', {
    consent_text: 'By sending this you agree to receive offers.',
    consent_purposes: ['marketing'],
  });
  await applyWaysIn(
    database.db,
    [
      says(0, '  send  ME offers '),
      says(1, 'Send me offers!'),
      says(2, 'Send me offers', otherSenderId),
    ],
    noon,
  );
  expect(await person(0)).toMatchObject({ marketing_consent: 'in', service_consent: null });
  expect(await person(1)).toMatchObject({ marketing_consent: null });
  expect(await person(2)).toMatchObject({ marketing_consent: null });
  const entry = await database.db.selectFrom('consent_entry').selectAll().executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ source: 'way_in', state: 'in', purpose: 'marketing' });
  expect(entry.proof).toContain('By sending this you agree to receive offers.');
  expect(entry.proof).toContain('wamid.0');
  expect(await getWayIn(database.db, wayIn.id)).toMatchObject({
    arrivals: 1,
    arrived_profile_id: people[0]?.id,
  });
});

test('scanning a test code makes a test profile, until the code expires', async () => {
  const expires_at = new Date(noon + 60_000);
  await add('Test 7K2M', { kind: 'test', expires_at });
  await applyWaysIn(database.db, [says(1, 'test 7k2m')], noon + 61_000);
  expect(await person(1)).toMatchObject({ is_test: false });
  await applyWaysIn(database.db, [says(1, 'test 7k2m')], noon + 59_000);
  expect(await person(1)).toMatchObject({ is_test: true, marketing_consent: null });
});

test('two codes of one sender never share a message', async () => {
  await add('Hello');
  await expect(add(' hello ')).rejects.toThrow('there is one');
  await add('Hello', { sender_id: otherSenderId });
});
