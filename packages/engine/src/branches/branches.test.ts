import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { liveCounts } from '../counts/live-counts.ts';
import { getJourney } from '../journeys/get-journey.ts';
import { stopJourney } from '../journeys/stop-journey.ts';
import { listPeople } from '../people/list-people.ts';
import { passageDetail } from '../people/passage-detail.ts';
import { exitNextSlice } from '../runs/exit-next-slice.ts';
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
import { answerOutbox } from '../testing/outcomes.ts';
import { findJoining } from './find-joining.ts';
import { joinBranches } from './join-branches.ts';

const minute = 60_000;
const hour = 60 * minute;

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
});

afterAll(() => database.drop());

async function launch(graph: ReturnType<typeof graphOf>) {
  return launchGraph(engine, graph);
}

/** Everything that is due, branches and joins, until nothing is. */
async function settle(): Promise<void> {
  await takeDueSteps(engine);
}

async function passed(ms: number): Promise<void> {
  engine.setNow(noon + ms);
  await settle();
}

/** `activity status reason`, the person's own passage first, then its branches. */
async function passages(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    SELECT concat_ws(' ', branch, activity, status, reason) AS text FROM run
     ORDER BY parent_id IS NOT NULL, branch`.execute(database.db);
  return rows.map(({ text }) => text);
}

async function counts(versionId: number): Promise<Record<string, number>> {
  const rows = await liveCounts(database.db, versionId);
  return Object.fromEntries(
    rows.filter(({ n }) => n !== 0).map((row) => [`${row.activity} ${row.outcome}`, row.n]),
  );
}

const wait = (id: string, amount: number) => ({
  id,
  type: 'wait',
  duration: { amount, unit: 'hours' },
});

function forked(waitsFor: 'all' | 'first', late: readonly ReturnType<typeof wait>[] = []) {
  return graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'fork', type: 'parallel' },
      wait('short', 1),
      wait('long', 2),
      ...late,
      {
        id: 'join',
        type: 'join',
        parallelId: 'fork',
        waitsFor,
        deadline: { amount: 5, unit: 'hours' },
      },
      { id: 'together', type: 'end' },
      { id: 'late', type: 'end' },
    ],
    [
      'entry.next>fork',
      'fork.a>short',
      'fork.b>long',
      'short.next>join',
      'long.next>join',
      'join.next>together',
      'join.deadline>late',
    ],
  );
}

test('a person walks all branches at once and goes on when all have come; they count once', async () => {
  await addProfiles(database.db, 1);
  const { journeyId, versionId } = await launch(forked('all'));
  await settle();
  expect(await passages()).toEqual(['join inside', 'fork/a short inside', 'fork/b long inside']);
  expect(await counts(versionId)).toMatchObject({
    'entry entered': 1,
    'fork entered': 1,
    'fork left:a': 1,
    'fork left:b': 1,
    'fork branches': 2,
    'short here': 1,
    'long here': 1,
    'join here': 1,
    'join entered': 1,
  });

  const people = (activityId: string) =>
    listPeople(database.db, { journeyId, activityId, show: 'here', limit: 10 });
  expect((await people('long')).items).toHaveLength(1);
  expect((await people('long')).items).toEqual((await people('join')).items);
  expect((await getJourney(database.db, journeyId))?.people_inside).toBe(1);

  await passed(hour);
  expect(await passages()).toEqual(['join inside', 'fork/a join finished', 'fork/b long inside']);
  expect((await people('short')).items).toEqual([]);
  await passed(2 * hour);
  const [person] = (await listPeople(database.db, { journeyId, show: 'all', limit: 10 })).items;
  if (person === undefined) throw new Error('nobody is listed');
  const { steps, branches } = await passageDetail(database.db, person);
  expect(branches.map(({ branch, status }) => `${branch} ${status}`)).toEqual([
    'fork/a finished',
    'fork/b finished',
  ]);
  expect(
    steps.map(({ activity, branch }) => (branch === null ? activity : `${branch} ${activity}`)),
  ).toEqual(
    expect.arrayContaining(['entry', 'fork', 'fork/a short', 'fork/b long', 'join', 'together']),
  );
  expect(await passages()).toEqual([
    'together finished',
    'fork/a join finished',
    'fork/b join finished',
  ]);
  expect(await counts(versionId)).toEqual({
    'entry entered': 1,
    'entry left:next': 1,
    'fork entered': 1,
    'fork left:branches': 1,
    'fork left:a': 1,
    'fork left:b': 1,
    'short entered': 1,
    'short left:next': 1,
    'long entered': 1,
    'long left:next': 1,
    'join entered': 1,
    'join left:next': 1,
    'join branch_finished': 2,
    'together entered': 1,
    'together finished': 1,
  });
});

test('with the first branch the others are left, and what they would still send does not leave', async () => {
  await addProfiles(database.db, 1);
  const sender = await addSender(database.db);
  const graph = graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'fork', type: 'parallel' },
      wait('short', 1),
      hello('message', sender),
      { id: 'join', type: 'join', parallelId: 'fork', waitsFor: 'first' },
      { id: 'together', type: 'end' },
    ],
    [
      'entry.next>fork',
      'fork.a>short',
      'fork.b>message',
      'short.next>join',
      'message.next>join',
      'join.next>together',
    ],
  );
  const { versionId } = await launch(graph);
  await settle();
  expect(await passages()).toContain('fork/b message inside');
  await passed(hour);
  expect(await passages()).toEqual([
    'together finished',
    'fork/a join finished',
    'fork/b message exited join_first',
  ]);
  const { rows } = await sql<{
    exclusion: string;
  }>`SELECT exclusion FROM message`.execute(database.db);
  expect(rows).toEqual([{ exclusion: 'branch_closed' }]);
  expect(await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' })).toBe(0);
  expect(await counts(versionId)).toMatchObject({
    'message excluded:branch_closed': 1,
    'message branch_exited': 1,
    'together finished': 1,
  });
});

test('who does not come in time is left behind at the deadline', async () => {
  await addProfiles(database.db, 1);
  const graph = forked('all');
  const slow = {
    ...graph,
    activities: graph.activities.map((activity) =>
      activity.id === 'long' && activity.type === 'wait'
        ? { ...activity, duration: { amount: 9, unit: 'hours' as const } }
        : activity,
    ),
  };
  await launch(slow);
  await settle();
  await passed(5 * hour - 1);
  expect(await passages()).toEqual(['join inside', 'fork/a join finished', 'fork/b long inside']);
  await passed(5 * hour);
  expect(await passages()).toEqual([
    'late finished',
    'fork/a join finished',
    'fork/b long exited join_deadline',
  ]);
});

test('a branch that ends elsewhere, or fails, is not waited for', async () => {
  await addProfiles(database.db, 1);
  const sender = await addSender(database.db);
  const graph = graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      {
        id: 'fork',
        type: 'parallel',
        branches: [
          { id: 'a', name: '' },
          { id: 'b', name: '' },
          { id: 'c', name: '' },
        ],
      },
      wait('short', 1),
      { id: 'elsewhere', type: 'end' },
      hello('message', sender),
      { id: 'join', type: 'join', parallelId: 'fork' },
      { id: 'together', type: 'end' },
    ],
    [
      'entry.next>fork',
      'fork.a>short',
      'fork.b>elsewhere',
      'fork.c>message',
      'short.next>join',
      'message.next>join',
      'join.next>together',
    ],
  );
  await launch(graph);
  await settle();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'refused', reason: 'no_consent' });
  await settle();
  expect(await passages()).toEqual([
    'join inside',
    'fork/a short inside',
    'fork/b elsewhere finished',
    'fork/c message failed no_consent',
  ]);
  await passed(hour);
  expect((await passages())[0]).toBe('together finished');
});

test('when no branch can come any more, the join is left by its deadline at once', async () => {
  await addProfiles(database.db, 1);
  const graph = graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'fork', type: 'parallel' },
      { id: 'one', type: 'end' },
      { id: 'other', type: 'end' },
      { id: 'join', type: 'join', parallelId: 'fork' },
      { id: 'late', type: 'end' },
    ],
    ['entry.next>fork', 'fork.a>one', 'fork.b>other', 'join.deadline>late'],
  );
  await launch(graph);
  await settle();
  expect((await passages())[0]).toBe('late finished');
});

test('two branches that end in two transactions at once leave nobody waiting', async () => {
  await addProfiles(database.db, 40);
  await launch(
    graphOf(
      [
        { id: 'entry', type: 'entryAudience' },
        { id: 'fork', type: 'parallel' },
        wait('short', 1),
        wait('long', 1),
        { id: 'join', type: 'join', parallelId: 'fork' },
      ],
      ['entry.next>fork', 'fork.a>short', 'fork.b>long', 'short.next>join', 'long.next>join'],
    ),
  );
  await settle();
  engine.setNow(noon + hour);
  const once = async (): Promise<void> => {
    await advanceDueRuns(engine, engine.now(), undefined, 10);
    const joining = await findJoining(database.db, engine.now(), 10);
    if (joining.length > 0) await joinBranches(engine, joining, engine.now());
  };
  for (let round = 0; round < 12; round += 1) await Promise.all([once(), once(), once(), once()]);
  await settle();
  const { rows } = await sql<{ status: string; n: number }>`
    SELECT status, count(*) AS n FROM run WHERE parent_id IS NULL GROUP BY 1`.execute(database.db);
  expect(rows).toEqual([{ status: 'finished', n: 40 }]);
});

test('stopping the journey takes people out with all their branches', async () => {
  await addProfiles(database.db, 2);
  const { journeyId, versionId } = await launch(forked('all'));
  await settle();
  await stopJourney(engine, { journeyId, actor: 'test' });
  while (await exitNextSlice(engine, 2, engine.now())) {
    // Slice by slice.
  }
  await settle();
  const { rows } = await sql<{ live: number; unjoined: number }>`
    SELECT count(*) FILTER (WHERE live) AS live, count(*) FILTER (WHERE unjoined) AS unjoined FROM run`.execute(
    database.db,
  );
  expect(rows).toEqual([{ live: 0, unjoined: 0 }]);
  const numbers = await counts(versionId);
  expect(numbers['fork branches']).toBeUndefined();
  expect(numbers).toMatchObject({ 'join exited': 2, 'short branch_exited': 2 });
});

test('branches within a branch: the inner ones meet first, and the outer join ends all that still goes on', async () => {
  await addProfiles(database.db, 1);
  const nested = graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'fork', type: 'parallel' },
      { id: 'inner', type: 'parallel' },
      wait('one', 2),
      wait('two', 3),
      wait('short', 1),
      { id: 'meet', type: 'join', parallelId: 'inner' },
      { id: 'join', type: 'join', parallelId: 'fork', waitsFor: 'first' },
      { id: 'together', type: 'end' },
    ],
    [
      'entry.next>fork',
      'fork.a>inner',
      'fork.b>short',
      'inner.a>one',
      'inner.b>two',
      'one.next>meet',
      'two.next>meet',
      'meet.next>join',
      'short.next>join',
      'join.next>together',
    ],
  );
  await launch(nested);
  await settle();
  expect(await passages()).toEqual([
    'join inside',
    'fork/a meet inside',
    'fork/b short inside',
    'inner/a one inside',
    'inner/b two inside',
  ]);
  await passed(hour);
  expect(await passages()).toEqual([
    'together finished',
    'fork/a meet exited join_first',
    'fork/b join finished',
    'inner/a one exited join_first',
    'inner/b two exited join_first',
  ]);
});

test('a message of a branch is answered by a reaction behind the join', async () => {
  await addProfiles(database.db, 1);
  const sender = await addSender(database.db);
  const graph = graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'fork', type: 'parallel' },
      wait('short', 1),
      hello('message', sender),
      { id: 'join', type: 'join', parallelId: 'fork' },
      {
        id: 'asked',
        type: 'reaction',
        activityId: 'message',
        outcomes: [{ id: 'yes', kind: 'reply' }],
      },
      { id: 'answered', type: 'end' },
    ],
    [
      'entry.next>fork',
      'fork.a>short',
      'fork.b>message',
      'short.next>join',
      'message.next>join',
      'join.next>asked',
      'asked.yes>answered',
    ],
  );
  await launch(graph);
  await settle();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  const at = new Date(engine.now());
  await sql`
    INSERT INTO event (bucket, profile_id, kind, message_id, occurred_at, received_at)
    SELECT bucket, profile_id, 'reply', id, ${at}, ${at} FROM message`.execute(database.db);
  await settle();
  await passed(hour);
  expect((await passages())[0]).toBe('answered finished');
});
