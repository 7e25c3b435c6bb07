import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { foldDeltas } from '../counts/fold-deltas.ts';
import { liveCounts } from '../counts/live-counts.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addProfiles,
  addSender,
  graphOf,
  hello,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { launchGraph, takeDueSteps } from '../testing/passages.ts';
import { killInTheMiddle } from '../testing/kill-in-the-middle.ts';
import { answerOutbox } from '../testing/outcomes.ts';
import { retryFailed } from './retry-failed.ts';

const minute = 60_000;
const reason = 'refused:131042';
/** Taken back at once, and so many that a second slice is needed. */
const slice = 500;
const people = slice + 50;

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = testEngine(database);
});
afterAll(() => database.drop());

async function places(): Promise<Record<string, number>> {
  const { rows } = await sql<{ place: string; n: number }>`
    SELECT activity || ' ' || status AS place, count(*) AS n FROM run GROUP BY 1`.execute(
    database.db,
  );
  return Object.fromEntries(rows.map(({ place, n }) => [place, n]));
}

async function advance(): Promise<void> {
  await takeDueSteps(engine);
}

test('a retry that is killed half-way is taken up again: each person gets one more message, nobody two or none', async () => {
  const { db } = database;
  await addProfiles(db, people);
  const senderId = await addSender(db);
  const graph = graphOf(
    [{ id: 'in', type: 'entryAudience' }, hello('greet', senderId), { id: 'pause', type: 'wait' }],
    ['in.next>greet', 'greet.next>pause'],
  );
  const { journeyId, versionId } = await launchGraph(engine, graph);
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'refused', reason });
  expect(await places()).toEqual({ 'greet failed': people });

  // Somebody failed a second later than all others, so they are in the second slice.
  const last = await sql<{ bucket: number; id: string }>`
    UPDATE run SET ended_at = ended_at + interval '1 second'
     WHERE id = (SELECT id FROM run ORDER BY id DESC LIMIT 1) RETURNING bucket, id`.execute(db);
  const choice = { journeyId, activity: 'greet', reason };
  const before = noon + minute;
  const { connectionString } = database;
  await killInTheMiddle(database, last.rows[0], '%WITH failed AS%', () =>
    spawn(
      process.execPath,
      [
        fileURLToPath(new URL('../testing/retry-process.ts', import.meta.url)),
        connectionString,
        journeyId,
        'greet',
        reason,
        String(before),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    ),
  );
  expect(await places()).toEqual({ 'greet failed': people - slice, 'greet inside': slice });

  engine.setNow(before + minute);
  // The first of them have gone on and failed again meanwhile: whoever asks again doesn't mean these.
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'refused', reason });
  expect(await retryFailed(engine, choice, before)).toEqual({
    retried: people - slice,
    hasMore: false,
  });
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  expect(await places()).toEqual({ 'greet failed': slice, 'pause inside': people - slice });

  const { rows } = await sql<{ messages: number; people: number }>`
    SELECT messages, count(*) AS people
      FROM (SELECT count(*) AS messages FROM message GROUP BY profile_id) AS each GROUP BY 1`.execute(
    db,
  );
  expect(rows).toEqual([{ messages: 2, people }]);
  await foldDeltas(db, engine.now());
  const counts = (await liveCounts(db, versionId)).map(
    ({ activity, outcome, n }) => [`${activity} ${outcome}`, n] as const,
  );
  expect(Object.fromEntries(counts)).toMatchObject({
    'greet entered': 2 * people,
    'greet failed': slice,
    'greet here': 0,
    'pause here': people - slice,
  });
});
