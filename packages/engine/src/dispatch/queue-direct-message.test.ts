import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { profileIdOf } from '../profiles/profile-id.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, addSender, noon } from '../testing/journeys.ts';
import { queueDirectMessage, type DirectMessage } from './queue-direct-message.ts';

let database: TestDatabase;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  senderId = await addSender(database.db);
  await addProfiles(database.db, 1);
});
afterAll(() => database.drop());

function answer(changes: Partial<DirectMessage> = {}): DirectMessage {
  return {
    profileId: profileIdOf('person-1'),
    senderId,
    payload: { type: 'text', text: { body: 'You are signed off.' } },
    origin: 'auto_reply',
    expiresAt: noon + 60_000,
    ...changes,
  };
}

test('a direct message is queued before bulk, and only once for the same seed', async () => {
  const queue = (message: DirectMessage) =>
    database.db.transaction().execute((trx) => queueDirectMessage(trx, message, noon));
  const first = await queue(answer({ seed: 'wamid.1' }));
  expect(first).not.toBeNull();
  expect(await queue(answer({ seed: 'wamid.1' }))).toEqual(first);
  await queue(answer({ origin: 'test', seed: 'wamid.1' }));
  const { rows } = await sql<{ origin: string; lane: number; number: string; sent_as: string }>`
    SELECT m.origin, o.lane, o.number, m.sent_as FROM message m
      JOIN outbox o ON o.bucket = m.bucket AND o.message_id = m.id
     ORDER BY m.origin`.execute(database.db);
  expect(rows).toEqual([
    { origin: 'auto_reply', lane: 0, number: '+447700900001', sent_as: 'response' },
    { origin: 'test', lane: 0, number: '+447700900001', sent_as: 'response' },
  ]);
  expect(await queue(answer({ profileId: profileIdOf('nobody') }))).toBeNull();
});
