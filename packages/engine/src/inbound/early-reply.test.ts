import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { recordEvents } from '../events/record-events.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  addSender,
  graphOf,
  hello,
  testEngine,
} from '../testing/journeys.ts';
import { postWebhook, text } from '../testing/meta-webhooks.ts';
import { answerOutbox } from '../testing/outcomes.ts';
import { createInbound } from './inbound.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql`
    SELECT FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.db);
  return rows.length;
}

test('a reply that arrives while the move into its reaction is uncommitted is not lost', async () => {
  const context = {
    ...testEngine(database),
    connections: () => ({
      baseUrl: 'http://127.0.0.1:9',
      version: 'v25.0',
      token: 't',
      appSecret: 'app secret',
    }),
  };
  await addProfiles(database.db, 1);
  const senderId = await addSender(database.db);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'greet' },
      hello('greet', senderId),
      {
        id: 'answer',
        type: 'reaction',
        activityId: 'greet',
        outcomes: [{ id: 'any', kind: 'reply' }],
      },
      { id: 'wrote', type: 'end' },
    ],
    ['in.next>greet', 'greet.next>answer', 'answer.any>wrote'],
  );
  const journeyId = await addJourney(database.db, graph);
  await publishJourney(context, { journeyId, graph, actor: 'test' });
  await recordEvents(context, [{ profile: { externalId: 'person-1' }, name: 'greet' }]);
  await advanceDueRuns(context, context.now());

  const inbound = createInbound(context);
  inbound.start();
  try {
    await answerOutbox(context, { kind: 'dispatched', outcome: 'accepted' }, async () => {
      await postWebhook(database.db, inbound, senderId, {
        messages: [text('+447700900001', 'wamid.in', 'hi', context.now())],
      });
      // The reply's transaction now wants the run that this one is moving.
      await expect.poll(waitingForLocks, patience).toBeGreaterThan(0);
    });
    await expect
      .poll(async () => {
        await advanceDueRuns(context, context.now());
        const { rows } = await sql<{ activity: string }>`SELECT activity FROM run`.execute(
          database.db,
        );
        return rows[0]?.activity;
      }, patience)
      .toBe('wrote');
  } finally {
    await inbound.stop();
  }
});
