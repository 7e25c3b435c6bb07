import { createServer, type Server } from 'node:http';

import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { transact } from '../database/transact.ts';
import { pauseSenders } from '../dispatch/pause-senders.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { testEngine, type TestEngine } from '../testing/journeys.ts';
import { createSender, getSender, type SenderRow } from './index.ts';
import { createSenderHealthLane } from './health-lane.ts';

const now = Date.UTC(2026, 10, 21, 9);

/** What the stand-in for Meta says, by path; other paths answer that the token has expired. */
let answers: Record<string, unknown>;
let asked: string[];
let graph: Server;
let database: TestDatabase;
let engine: TestEngine;
let senderId: string;

const healthy = { can_send_message: 'AVAILABLE', entities: [] };

beforeAll(async () => {
  database = await createTestDatabase();
  graph = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://meta.example').pathname.replace('/v25.0/', '');
    asked.push(path);
    const answer = answers[path];
    response.writeHead(answer === undefined ? 401 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(answer ?? { error: { message: 'expired', code: 190, error_subcode: 463 } }),
    );
  });
  await new Promise<void>((resolve) => {
    graph.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(async () => {
  await new Promise((resolve) => graph.close(resolve));
  await database.drop();
});
beforeEach(async () => {
  asked = [];
  answers = {
    debug_token: {
      data: {
        is_valid: true,
        app_id: '5001',
        type: 'SYSTEM_USER',
        expires_at: 0,
        scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
      },
    },
    '1001': {
      id: '1001',
      display_phone_number: '+39 06 555 0100',
      verified_name: 'The Shop',
      quality_rating: 'YELLOW',
      status: 'CONNECTED',
      name_status: 'APPROVED',
      throughput: { level: 'HIGH' },
      whatsapp_business_manager_messaging_limit: 'TIER_10K',
      health_status: healthy,
    },
    '77': { id: '77', name: 'Shop', account_review_status: 'APPROVED' },
    '77/subscribed_apps': {
      data: [{ whatsapp_business_api_data: { id: '5001', name: 'Shop app' } }],
    },
  };
  const address = graph.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const base = testEngine(database);
  base.setNow(now);
  engine = Object.assign(base, {
    connections: () => ({
      baseUrl: `http://127.0.0.1:${address.port}`,
      version: 'v25.0',
      token: 't',
      appSecret: 's',
    }),
  });
  const created = await createSender(
    database.db,
    {
      name: 'Shop',
      connection: 'meta',
      phoneNumberId: '1001',
      wabaId: '77',
      displayPhoneNumber: '',
      verifiedName: '',
      quality: 'UNKNOWN',
      messagesPerSecond: 80,
      token: Buffer.from('t'),
      appSecret: Buffer.from('s'),
    },
    now,
  );
  senderId = created?.id ?? '';
});
afterEach(async () => {
  await database.db.deleteFrom('sender').execute();
});

/** One round of the lane: it ends after the work that is due. */
async function readDue(): Promise<SenderRow | undefined> {
  await sql`UPDATE sender SET check_due_at = ${new Date(now)}`.execute(database.db);
  const lane = createSenderHealthLane(engine);
  lane.start();
  await lane.stop();
  return getSender(database.db, senderId);
}

test('what webhooks did not bring is read: quality, limit, throughput, name, subscription, app', async () => {
  expect(await readDue()).toMatchObject({
    quality: 'YELLOW',
    verified_name: 'The Shop',
    name_status: 'APPROVED',
    throughput_level: 'HIGH',
    messaging_limit: 'TIER_10K',
    subscribed: true,
    app_id: '5001',
    token_problem: null,
    checked_at: new Date(now),
  });
});

test('a sender that is not due is left alone, and is due again a quarter of an hour after', async () => {
  const due = (await readDue())?.check_due_at?.getTime() ?? 0;
  expect(due).toBeGreaterThanOrEqual(now + 15 * 60_000);
  asked = [];
  const lane = createSenderHealthLane(engine);
  lane.start();
  await lane.stop();
  expect(asked).toEqual([]);
});

test('a token that ended is told, and nothing that was known is lost', async () => {
  await readDue();
  answers = {
    debug_token: { data: { is_valid: false, error: { code: 190, subcode: 463, message: '' } } },
  };
  expect(await readDue()).toMatchObject({
    token_problem: 'token_expired',
    quality: 'YELLOW',
    messaging_limit: 'TIER_10K',
  });
});

test.each([
  ['connection', 190],
  ['number', 133010],
  ['number', 131037],
  ['account', 131042],
] as const)('a pause of the %s by %i ends once its cause is gone', async (scope, code) => {
  await transact(database.db, (trx) =>
    pauseSenders(trx, { senderIds: [senderId] }, { scope, code, reason: 'test', until: null }, now),
  );
  expect(await readDue()).toMatchObject({ paused_at: null, pause_scope: null });
});

test('a pause stays while its cause does, and one made by hand stays anyway', async () => {
  answers['1001'] = {
    id: '1001',
    status: 'PENDING',
    name_status: 'DECLINED',
    health_status: {
      can_send_message: 'BLOCKED',
      entities: [
        {
          entity_type: 'WABA',
          id: '77',
          can_send_message: 'BLOCKED',
          errors: [
            { error_code: 141006, error_description: 'No payment', possible_solution: 'Pay' },
          ],
        },
      ],
    },
  };
  const pause = { scope: 'account', code: 131042, reason: 'payment', until: null } as const;
  await transact(database.db, (trx) => pauseSenders(trx, { senderIds: [senderId] }, pause, now));
  expect(await readDue()).toMatchObject({
    pause_code: 131042,
    health: [{ entity: 'WABA', code: 141006, description: 'No payment', solution: 'Pay' }],
  });
  await sql`UPDATE sender SET pause_scope = 'manual', pause_code = NULL`.execute(database.db);
  answers['1001'] = { id: '1001', status: 'CONNECTED', health_status: healthy };
  expect(await readDue()).toMatchObject({ pause_scope: 'manual' });
});
