import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  applyNumberName,
  applyNumberQuality,
  createSender,
  getSender,
  noteWrongSignature,
  setAccountStatus,
  setMessagingLimit,
} from './index.ts';

const now = Date.UTC(2026, 10, 21, 9);

let database: TestDatabase;
let senderId: string;
let siblingId: string;
let strangerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.db.deleteFrom('sender').execute();
  senderId = await sender('1001', '77', '+39 347 123 4567', 'P1');
  siblingId = await sender('1002', '78', '+39 347 123 4568', 'P1');
  strangerId = await sender('1003', '79', '+39 347 123 4569', 'P2');
});
afterAll(async () => {
  await database.drop();
});

async function sender(
  phoneNumberId: string,
  wabaId: string,
  displayPhoneNumber: string,
  portfolioId: string,
): Promise<string> {
  const created = await createSender(
    database.db,
    {
      name: phoneNumberId,
      connection: 'meta',
      phoneNumberId,
      wabaId,
      displayPhoneNumber,
      verifiedName: 'Shop',
      quality: 'GREEN',
      messagesPerSecond: 80,
      portfolioId,
      token: Buffer.from('t'),
      appSecret: Buffer.from('s'),
    },
    now,
  );
  if (created === null) throw new Error('the sender exists already');
  return created.id;
}

test('a throughput upgrade is known of the number, and only of that number', async () => {
  await applyNumberQuality(
    database.db,
    {
      wabaId: '77',
      displayPhoneNumber: '393471234567',
      event: 'THROUGHPUT_UPGRADE',
      messagingLimit: null,
    },
    now,
  );
  expect(await getSender(database.db, senderId)).toMatchObject({
    throughput_level: 'HIGH',
    check_due_at: new Date(now),
  });
  expect(await getSender(database.db, siblingId)).toMatchObject({ throughput_level: 'STANDARD' });
});

test('a flagged number is marked, and cleared when Meta clears it', async () => {
  const update = { wabaId: '77', displayPhoneNumber: '+39 3471234567', messagingLimit: null };
  await applyNumberQuality(database.db, { ...update, event: 'FLAGGED' }, now);
  expect(await getSender(database.db, senderId)).toMatchObject({
    status: 'FLAGGED',
    quality: 'RED',
  });
  await applyNumberQuality(database.db, { ...update, event: 'UNFLAGGED' }, now);
  expect(await getSender(database.db, senderId)).toMatchObject({ status: 'CONNECTED' });
});

test('a messaging limit holds for every number of the portfolio, and for no other', async () => {
  await setMessagingLimit(database.db, '77', 'TIER_2K');
  expect(await getSender(database.db, siblingId)).toMatchObject({ messaging_limit: 'TIER_2K' });
  expect(await getSender(database.db, strangerId)).toMatchObject({ messaging_limit: null });
});

test('an approved name is shown from then on, a declined one is not', async () => {
  const update = { wabaId: '77', displayPhoneNumber: '393471234567', requestedName: 'Fjord' };
  await applyNumberName(database.db, { ...update, decision: 'REJECTED' }, now);
  expect(await getSender(database.db, senderId)).toMatchObject({
    name_status: 'DECLINED',
    verified_name: 'Shop',
  });
  await applyNumberName(database.db, { ...update, decision: 'APPROVED' }, now);
  expect(await getSender(database.db, senderId)).toMatchObject({
    name_status: 'APPROVED',
    verified_name: 'Fjord',
  });
});

test('a reinstated account is approved again', async () => {
  await setAccountStatus(database.db, '77', 'DISABLED', now);
  expect(await getSender(database.db, senderId)).toMatchObject({ account_status: 'DISABLED' });
  await setAccountStatus(database.db, '77', 'REINSTATE', now);
  expect(await getSender(database.db, senderId)).toMatchObject({ account_status: 'APPROVED' });
});

test('a wrong signature is remembered, at most once a minute', async () => {
  await noteWrongSignature(database.db, senderId, now);
  await noteWrongSignature(database.db, senderId, now + 30_000);
  expect(await getSender(database.db, senderId)).toMatchObject({
    signature_failed_at: new Date(now),
  });
  await noteWrongSignature(database.db, senderId, now + 61_000);
  expect(await getSender(database.db, senderId)).toMatchObject({
    signature_failed_at: new Date(now + 61_000),
  });
});
