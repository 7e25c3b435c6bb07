import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addProfiles,
  addSender,
  graphOf,
  hello,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { launchGraph, takeDueSteps } from '../testing/passages.ts';
import { answerOutbox } from '../testing/outcomes.ts';
import { listFailures } from './list-failures.ts';
import { mayRetry } from './may-retry.ts';
import { retryFailed } from './retry-failed.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
});
afterAll(() => database.drop());

async function advance(): Promise<void> {
  await takeDueSteps(engine);
}

async function places(): Promise<Record<string, number>> {
  const { rows } = await sql<{ place: string; n: number }>`
    SELECT activity || ' ' || status || ' ' || visit AS place, count(*) AS n FROM run GROUP BY 1`.execute(
    database.db,
  );
  return Object.fromEntries(rows.map(({ place, n }) => [place, n]));
}

test('who failed is taken back to where they did, once, with a message of its own', async () => {
  const { db } = database;
  await addProfiles(db, 6);
  const senderId = await addSender(db);
  const graph = graphOf(
    [{ id: 'in', type: 'entryAudience' }, hello('greet', senderId), { id: 'pause', type: 'wait' }],
    ['in.next>greet', 'greet.next>pause'],
  );
  const { journeyId, versionId } = await launchGraph(engine, graph);
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'refused', reason: 'refused:131042' });
  expect(await listFailures(db, journeyId)).toMatchObject([
    { activity: 'greet', reason: 'refused:131042', people: 6 },
  ]);

  const choice = { journeyId, activity: 'greet', reason: 'refused:131042' };
  const before = engine.now() + 1;
  engine.setNow(engine.now() + 60_000);
  const both = await Promise.all([
    retryFailed(engine, choice, before),
    retryFailed(engine, choice, before),
  ]);
  expect(both.reduce((sum, { retried }) => sum + retried, 0)).toBe(6);
  await advance();
  // They fail again: what has been tried again since `before` is left alone.
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'refused', reason: 'refused:131042' });
  expect(await retryFailed(engine, choice, before)).toEqual({ retried: 0, hasMore: false });
  expect(await places()).toEqual({ 'greet failed 3': 6 });

  const { rows } = await sql<{ id: string }>`SELECT id FROM run LIMIT 1`.execute(db);
  engine.setNow(engine.now() + 60_000);
  expect(await retryFailed(engine, { runId: rows[0]?.id ?? '' }, engine.now())).toMatchObject({
    retried: 1,
  });
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  expect(await places()).toEqual({ 'greet failed 3': 5, 'pause inside 5': 1 });
  const counts = Object.fromEntries(
    (await liveCounts(db, versionId)).map(({ activity, outcome, n }) => [
      `${activity} ${outcome}`,
      n,
    ]),
  );
  expect(counts).toMatchObject({
    'greet entered': 13,
    'greet left:error': 12,
    'greet left:next': 1,
    'greet failed': 5,
    'greet here': 0,
    'pause here': 1,
  });
  const messages = await sql<{ n: number }>`
    SELECT count(DISTINCT id) AS n FROM message`.execute(db);
  expect(messages.rows).toEqual([{ n: 13 }]);

  // Whoever is inside again has a passage already; a journey that is over takes nobody back.
  await sql`UPDATE journey SET status = 'stopped'`.execute(db);
  expect(await retryFailed(engine, choice, engine.now() + 1)).toMatchObject({ retried: 0 });
});

test('what the person said, and what may have arrived, is not tried again', () => {
  for (const reason of ['no_consent', 'opted_out', 'unknown', 'refused:131050']) {
    expect([reason, mayRetry(reason)]).toEqual([reason, false]);
  }
  for (const reason of ['template_paused', 'expired', 'refused:131042', 'call_timeout']) {
    expect([reason, mayRetry(reason)]).toEqual([reason, true]);
  }
});
