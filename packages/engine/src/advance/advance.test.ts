import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { foldDeltas } from '../counts/fold-deltas.ts';
import { liveCounts } from '../counts/live-counts.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { stopJourney } from '../journeys/stop-journey.ts';
import { claimDueRuns } from '../runs/claim-due-runs.ts';
import { exitNextSlice } from '../runs/exit-next-slice.ts';
import { runLanes } from '../runs/run-lane.ts';
import { skipWait } from '../runs/skip-wait.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import { countDeadLetters } from '../dead-letters/count-dead-letters.ts';
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
import { launchGraph } from '../testing/passages.ts';
import { answerOutbox } from '../testing/outcomes.ts';
import { advanceDueRuns } from './advance-due-runs.ts';
import { advanceRuns, advanceWork } from './advance-runs.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let database: TestDatabase;
let engine: TestEngine;
let senderId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
  senderId = await addSender(database.db);
});

afterAll(() => database.drop());

/** Publishes a journey for everybody and lets them in. */
async function launch(graph: ReturnType<typeof graphOf>) {
  return launchGraph(engine, graph);
}

async function advance(): Promise<number> {
  return (await advanceDueRuns(engine, engine.now())).claimed;
}

async function runs() {
  const { rows } = await sql<{
    external_id: string;
    activity: string;
    status: string;
    reason: string | null;
    waiting_for: string | null;
  }>`
    SELECT p.external_id, r.activity, r.status, r.reason, r.waiting_for
      FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     ORDER BY p.external_id`.execute(database.db);
  return rows;
}

async function messages() {
  const { rows } = await sql<{
    bucket: number;
    id: string;
    profile_id: string;
    state: string;
    exclusion: string | null;
    payload: unknown;
    watched: boolean;
  }>`SELECT bucket, id, profile_id, state, exclusion, payload, watched FROM message ORDER BY created_at, id`.execute(
    database.db,
  );
  return rows;
}

async function outboxSize(): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM outbox`.execute(database.db);
  return rows[0]?.n ?? 0;
}

async function counts(versionId: number): Promise<Record<string, number>> {
  const rows = await liveCounts(database.db, versionId);
  return Object.fromEntries(rows.map((row) => [`${row.activity} ${row.outcome}`, row.n]));
}

/** Stores a tap on the first button of the only message, as a webhook does. */
async function tap(): Promise<void> {
  const [message] = await messages();
  if (message === undefined) throw new Error('there is no message to answer');
  await database.db.transaction().execute(async (trx) => {
    await sql`
      INSERT INTO event (bucket, profile_id, kind, message_id, button, occurred_at, received_at)
      VALUES (${message.bucket}, ${message.profile_id}, 'button', ${message.id}, 0, ${new Date(engine.now())},
              ${new Date(engine.now())})`.execute(trx);
    await wakeRunsOfProfiles(
      trx,
      [{ bucket: message.bucket, id: message.profile_id, urgent: true }],
      engine.now(),
    );
  });
}

function conversation() {
  return graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      hello('greet', senderId),
      {
        id: 'answer',
        type: 'reaction',
        activityId: 'greet',
        outcomes: [{ id: 'yes', kind: 'button', button: 0 }],
      },
      { id: 'thanks', type: 'wait', duration: { amount: 5, unit: 'minutes' } },
      { id: 'silence', type: 'end' },
    ],
    ['in.next>greet', 'greet.next>answer', 'answer.yes>thanks', 'answer.deadline>silence'],
  );
}

test('a person comes to a message, waits for its dispatch, and moves on when it is accepted', async () => {
  await addProfiles(database.db, 1);
  const { versionId } = await launch(conversation());
  await advance();
  expect(await runs()).toMatchObject([{ activity: 'greet', waiting_for: 'dispatch' }]);
  expect(await messages()).toMatchObject([
    {
      state: 'queued',
      watched: true,
      payload: {
        type: 'template',
        template: {
          name: 'hello',
          language: { code: 'en' },
          components: [
            { type: 'body', parameters: [{ type: 'text', text: 'Ada1' }] },
            {
              type: 'button',
              sub_type: 'quick_reply',
              index: '0',
              parameters: [{ type: 'payload', payload: 'waypost:0' }],
            },
          ],
        },
      },
    },
  ]);
  expect(await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' })).toBe(1);
  expect(await runs()).toMatchObject([{ activity: 'answer', waiting_for: 'reaction' }]);
  await tap();
  await advance();
  expect(await runs()).toMatchObject([{ activity: 'thanks', waiting_for: 'time' }]);
  expect(await counts(versionId)).toMatchObject({
    'in here': 0,
    'greet here': 0,
    'greet left:next': 1,
    'answer left:yes': 1,
    'thanks here': 1,
  });
});

test('nobody answers: the deadline port is taken when its time has come, not before', async () => {
  await addProfiles(database.db, 1);
  await launch(conversation());
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  engine.setNow(noon + day - 1);
  expect(await advance()).toBe(0);
  engine.setNow(noon + day);
  await advance();
  expect(await runs()).toMatchObject([{ activity: 'silence', status: 'finished' }]);
});

test('a tap that arrives while the move into the reaction is not committed yet still counts', async () => {
  await addProfiles(database.db, 1);
  await launch(conversation());
  await advance();

  const mayCommit = Promise.withResolvers<void>();
  const isWritten = Promise.withResolvers<void>();
  const moving = answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' }, async () => {
    isWritten.resolve();
    await mayCommit.promise;
  });
  await isWritten.promise;
  const tapped = tap();
  await waitUntilBlocked();
  mayCommit.resolve();
  await Promise.all([moving, tapped]);

  await advance();
  expect(await runs()).toMatchObject([{ activity: 'thanks' }]);
});

/** Returns when some session of this database waits for a lock. */
async function waitUntilBlocked(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.db);
    if (rows.length > 0) return;
  }
}

test('who is excluded or refused takes the error port with the reason; unconnected, the run fails', async () => {
  await addProfiles(database.db, 1);
  const { versionId } = await launch(
    graphOf(
      [{ id: 'in', type: 'entryAudience' }, hello('greet', senderId), { id: 'end', type: 'end' }],
      ['in.next>greet', 'greet.next>end'],
    ),
  );
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'excluded', reason: 'no_consent' });
  expect(await runs()).toMatchObject([
    { activity: 'greet', status: 'failed', reason: 'no_consent' },
  ]);
  expect(await counts(versionId)).toMatchObject({ 'greet failed': 1, 'greet here': 0 });
});

test('a value that is missing without a fallback is noted, and told when the message would leave', async () => {
  await addProfiles(database.db, 2);
  await sql`UPDATE profile SET first_name = NULL WHERE external_id = 'person-1'`.execute(
    database.db,
  );
  await launch(
    graphOf(
      [
        { id: 'in', type: 'entryAudience' },
        hello('greet', senderId, ''),
        { id: 'nameless', type: 'end' },
      ],
      ['in.next>greet', 'greet.error>nameless'],
    ),
  );
  await advance();
  expect(await runs()).toMatchObject([
    { external_id: 'person-1', activity: 'greet', waiting_for: 'dispatch' },
    { external_id: 'person-2', activity: 'greet', waiting_for: 'dispatch' },
  ]);
  expect(await outboxSize()).toBe(2);
  const findings = (await messages()).map(({ payload }) => payload);
  expect(findings).toContainEqual(expect.objectContaining({ finding: 'missing_value' }));
  expect(findings).toContainEqual(expect.not.objectContaining({ finding: expect.anything() }));
});

test('a message nobody could send in time expires, one on its way does not', async () => {
  await addProfiles(database.db, 2);
  const { versionId } = await launch(
    graphOf(
      [
        { id: 'in', type: 'entryAudience' },
        { ...hello('greet', senderId), expiry: { amount: 10, unit: 'minutes' } },
        { id: 'late', type: 'end' },
      ],
      ['in.next>greet', 'greet.error>late'],
    ),
  );
  await advance();
  await sql`
    UPDATE outbox SET claim_epoch = 1
     WHERE message_id IN (SELECT m.id FROM message m JOIN profile p ON p.id = m.profile_id
                           WHERE p.external_id = 'person-2')`.execute(database.db);
  engine.setNow(noon + 10 * minute);
  await advance();
  expect(await runs()).toMatchObject([
    { external_id: 'person-1', activity: 'late', status: 'finished' },
    { external_id: 'person-2', activity: 'greet', waiting_for: 'dispatch' },
  ]);
  expect(await outboxSize()).toBe(1);
  expect(await counts(versionId)).toMatchObject({ 'greet excluded:expired': 1 });

  expect(await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' })).toBe(1);
  expect(await runs()).toMatchObject([{}, { activity: 'greet', status: 'finished' }]);
});

test('a message of unknown outcome that is past its time holds nobody for ever', async () => {
  await addProfiles(database.db, 1);
  const { versionId } = await launch(
    graphOf(
      [
        { id: 'in', type: 'entryAudience' },
        { ...hello('greet', senderId), expiry: { amount: 10, unit: 'minutes' } },
        { id: 'late', type: 'end' },
      ],
      ['in.next>greet', 'greet.error>late'],
    ),
  );
  await advance();
  const attemptedAt = new Date(noon + 9 * minute);
  await sql`
    UPDATE outbox SET claim_epoch = 1, claimed_at = ${attemptedAt}, unresolved = true`.execute(
    database.db,
  );
  await sql`UPDATE message SET state = 'unknown'`.execute(database.db);
  engine.setNow(noon + 10 * minute);
  await advance();
  expect(await runs()).toMatchObject([{ activity: 'greet', waiting_for: 'dispatch' }]);
  engine.setNow(noon + 12 * minute);
  await advance();
  expect(await runs()).toMatchObject([{ activity: 'late', status: 'finished' }]);
  expect(await counts(versionId)).toMatchObject({ 'greet left:error': 1, 'greet here': 0 });
  // A status may still tell what became of it.
  expect(await outboxSize()).toBe(1);
});

test('several workers at once write each person exactly one message', async () => {
  await addProfiles(database.db, 3000);
  const { versionId } = await launch(conversation());
  await Promise.all(
    [1, 2, 3, 4].map(async () => {
      while ((await advance()) > 0);
    }),
  );
  expect(await outboxSize()).toBe(3000);
  expect(new Set((await messages()).map((message) => message.profile_id)).size).toBe(3000);
  expect(await counts(versionId)).toMatchObject({ 'greet entered': 3000, 'greet here': 3000 });
});

test('a worker that is killed before its commit leaves everything to the next one', async () => {
  await addProfiles(database.db, 40);
  await launch(conversation());
  const killed = database.db.transaction().execute(async (trx) => {
    const claimed = await claimDueRuns(
      trx,
      { lane: runLanes.launched, from: null, to: engine.now() },
      500,
    );
    const tally = new DeltaTally();
    await advanceRuns(
      advanceWork(engine, trx, tally),
      claimed,
      () => ({ kind: 'wake' }),
      engine.now(),
    );
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx);
    await sql`SELECT pg_terminate_backend(${rows[0]?.pid}::int)`.execute(database.db);
    await appendDeltas(trx, tally);
  });
  await expect(killed).rejects.toThrow();
  expect(await outboxSize()).toBe(0);
  await advance();
  expect(await outboxSize()).toBe(40);
});

test('a run that cannot be stepped is set aside alone', async () => {
  await addProfiles(database.db, 3);
  const { versionId } = await launch(
    graphOf(
      [
        { id: 'in', type: 'entryAudience' },
        { id: 'pause', type: 'wait' },
      ],
      ['in.next>pause'],
    ),
  );
  const broken = (await engine.versions.load(database.db, [versionId])).get(versionId);
  if (broken === undefined) throw new Error('the version is missing');
  const targets = new Map(broken.graph.targets);
  const target = targets.get.bind(targets);
  let lookups = 0;
  targets.get = (port) => {
    lookups += 1;
    if (lookups === 2) throw new Error('a defect');
    return target(port);
  };
  engine.versions.load = async () =>
    new Map([[versionId, { ...broken, graph: { ...broken.graph, targets } }]]);
  expect(await advance()).toBe(3);
  const statuses = (await runs()).map((run) => `${run.status} ${run.activity} ${run.reason}`);
  expect(statuses.toSorted()).toEqual(['inside in null', 'inside pause null', 'inside pause null']);
  expect(await counts(versionId)).toMatchObject({ 'in here': 1, 'pause here': 2 });
  expect(await countDeadLetters(database.db)).toEqual({ run: 1 });
});

test('live numbers are the same before, during and after folding', async () => {
  await addProfiles(database.db, 50);
  const { versionId } = await launch(conversation());
  await advance();
  const before = await counts(versionId);
  expect(await foldDeltas(database.db, engine.now())).toEqual([versionId]);
  expect(await counts(versionId)).toEqual(before);
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  const mixed = await counts(versionId);
  expect(mixed).toMatchObject({ 'greet here': 0, 'answer here': 50 });
  await Promise.all([foldDeltas(database.db, engine.now()), foldDeltas(database.db, engine.now())]);
  await foldDeltas(database.db, engine.now());
  expect(await counts(versionId)).toEqual(mixed);
});

test('stopping a journey takes everybody out and keeps queued messages from leaving', async () => {
  await addProfiles(database.db, 12);
  const { journeyId, versionId } = await launch(conversation());
  await advance();
  await sql`
    UPDATE outbox SET claim_epoch = 1
     WHERE message_id IN (SELECT m.id FROM message m JOIN profile p ON p.id = m.profile_id
                           WHERE p.external_id = 'person-7')`.execute(database.db);
  await stopJourney(engine, { journeyId, actor: 'test' });
  while (await exitNextSlice(engine, 5, engine.now()));
  expect((await runs()).every((run) => run.reason === 'journey_stopped')).toBe(true);
  expect(await outboxSize()).toBe(1);
  expect(
    (await messages()).filter((message) => message.exclusion === 'journey_stopped').length,
  ).toBe(11);
  expect(await counts(versionId)).toMatchObject({
    'greet here': 0,
    'greet exited': 12,
    'greet excluded:journey_stopped': 11,
  });
  // The one that was on its way is answered: its run has left and stays out.
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  expect((await runs()).every((run) => run.status === 'exited')).toBe(true);
});

test('who enters a journey that was stopped and published again stays, whatever version the others leave', async () => {
  await addProfiles(database.db, 3, 'early');
  const graph = conversation();
  const { journeyId } = await launch(graph);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  await stopJourney(engine, { journeyId, actor: 'test' });
  await addProfiles(database.db, 2, 'late', noon);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  await enrolNextSlice(database.db, 100, engine.now());
  while (await exitNextSlice(engine, 2, engine.now()));
  expect((await runs()).map((run) => [run.external_id, run.status])).toEqual([
    ['early-1', 'exited'],
    ['early-2', 'exited'],
    ['early-3', 'exited'],
    ['late-1', 'inside'],
    ['late-2', 'inside'],
  ]);
});

test('a run that was started while its journey was being stopped leaves at its first step', async () => {
  await addProfiles(database.db, 1);
  const { journeyId } = await launch(conversation());
  await sql`UPDATE journey SET status = 'stopped' WHERE id = ${journeyId}`.execute(database.db);
  await advance();
  expect(await runs()).toMatchObject([{ status: 'exited', reason: 'journey_stopped' }]);
  expect(await outboxSize()).toBe(0);
});

test('a wait can be skipped for simulator people, and only while they wait', async () => {
  await addProfiles(database.db, 1);
  await launch(conversation());
  const { rows } = await sql<{ id: string }>`SELECT id FROM run`.execute(database.db);
  const runId = rows[0]?.id ?? '';
  await advance();
  expect(await skipWait(engine, { runId })).toBe('not_waiting');
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  await sql`UPDATE sender SET connection = 'meta'`.execute(database.db);
  expect(await skipWait(engine, { runId })).toBe('not_simulated');
  await sql`UPDATE profile SET demo = true`.execute(database.db);
  expect(await skipWait(engine, { runId })).toBe('skipped');
  await advance();
  expect(await runs()).toMatchObject([{ activity: 'silence', status: 'finished' }]);
});
