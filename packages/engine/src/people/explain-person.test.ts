import type { Graph } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createAudience } from '../audiences/create-audience.ts';
import { excludeQueuedMessages } from '../advance/exclude-queued-messages.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  addSender,
  graphOf,
  hello,
  noon,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { publishGraph, takeDueSteps } from '../testing/passages.ts';
import type { Answer } from './explanation.ts';
import { explainPerson } from './explain-person.ts';

let database: TestDatabase;
let engine: TestEngine;
let profileId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await addProfiles(database.db, 1);
  const { rows } = await sql<{ id: string }>`SELECT id FROM profile`.execute(database.db);
  profileId = rows[0]?.id ?? '';
});
afterAll(() => database.drop());
beforeEach(() => {
  engine = testEngine(database);
});

async function live(graph: Graph): Promise<string> {
  return (await publishGraph(engine, graph)).journeyId;
}

async function letIn(graph: Graph): Promise<string> {
  const journeyId = await live(graph);
  await enrolNextSlice(database.db, 100, engine.now());
  await takeDueSteps(engine);
  return journeyId;
}

const why = (journeyId: string, graph: Graph | null, status = 'live'): Promise<Answer[]> =>
  explainPerson(database.db, { id: journeyId, graph, status }, profileId, engine.now());

const wait = { id: 'pause', type: 'wait' };
const isSilver = {
  kind: 'comparison' as const,
  field: 'profile.tier',
  operator: 'equals' as const,
  value: 'silver',
};
const byAudience = (audienceId: string | null) =>
  graphOf([{ id: 'in', type: 'entryAudience', audienceId }, wait], ['in.next>pause']);
const byEvent = (rule?: object) =>
  graphOf(
    [
      {
        id: 'in',
        type: 'entryEvent',
        eventName: 'order_placed',
        fields: [{ name: 'total', kind: 'number' }],
        ...(rule === undefined ? {} : { rule }),
      },
      wait,
    ],
    ['in.next>pause'],
  );

test('before anybody could come in: never published, stopped, closed', async () => {
  const graph = byAudience(null);
  const journeyId = await addJourney(database.db, graph);
  expect(await why(journeyId, null, 'draft')).toEqual([{ kind: 'not_published' }]);
  expect(await why(journeyId, graph, 'stopped')).toEqual([{ kind: 'stopped' }]);
  expect(await why(journeyId, graph, 'paused')).toMatchObject([{ kind: 'paused' }, {}]);
  const later = graphOf([{ id: 'in', type: 'entryAudience' }, wait], ['in.next>pause'], {
    opens: { at: '2027-01-01T00:00', zone: 'UTC' },
  });
  expect(await why(journeyId, later)).toEqual([{ kind: 'closed' }]);
});

test('not in the audience: the conditions that failed, with values; in it: when it enters', async () => {
  const { db } = database;
  const audience = await createAudience(
    db,
    {
      name: 'Silver',
      kind: 'rule',
      rule: {
        kind: 'group',
        combinator: 'and',
        not: false,
        rules: [isSilver, { ...isSilver, field: 'profile.country', value: 'GB' }],
      },
    },
    noon,
  );
  const graph = byAudience(audience.id);
  const journeyId = await live(graph);
  expect(await why(journeyId, graph)).toEqual([
    {
      kind: 'not_in_audience',
      audienceId: audience.id,
      unmet: [{ condition: isSilver, found: { 'profile.tier': 'gold' } }],
    },
  ]);
  const all = byAudience(null);
  expect(await why(await live(all), all)).toEqual([{ kind: 'entering' }]);
  await sql`UPDATE launch SET status = 'done'`.execute(db);
  expect(await why(await addJourney(db, all), all)).toEqual([{ kind: 'no_entry' }]);
  const change = graphOf(
    [{ id: 'in', type: 'entryAudienceChange', audienceId: audience.id }, wait],
    ['in.next>pause'],
  );
  expect(await why(journeyId, change)).toMatchObject([{ kind: 'not_in_audience' }]);
  expect(await why(journeyId, all)).toEqual([{ kind: 'let_in_before', at: noon }]);
});

test('no event, or one that did not meet the condition, with what it carried', async () => {
  const atLeastFifty = {
    kind: 'comparison',
    field: 'event.total',
    operator: 'at_least',
    value: 50,
  };
  const graph = byEvent({ kind: 'group', combinator: 'and', not: false, rules: [atLeastFifty] });
  const journeyId = await live(graph);
  expect(await why(journeyId, graph)).toEqual([{ kind: 'no_event', event: 'order_placed' }]);
  await sql`
    INSERT INTO event (bucket, profile_id, kind, name, payload, occurred_at, received_at)
    SELECT bucket, id, 'custom', 'order_placed', '{"total": 20}', ${new Date(noon)}, ${new Date(noon)}
      FROM profile`.execute(database.db);
  expect(await why(journeyId, graph)).toMatchObject([
    { kind: 'event_not_matching', at: noon, unmet: [{ found: { 'event.total': 20 } }] },
  ]);
  expect(await why(journeyId, byEvent())).toMatchObject([{ kind: 'event_did_not_start' }]);
});

test('inside or gone: where, what was decided on the way, and what became of the messages', async () => {
  const { db } = database;
  const senderId = await addSender(db);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      { id: 'which', type: 'condition', branches: [{ id: 'silver', name: '', rule: isSilver }] },
      hello('greet', senderId),
      wait,
    ],
    ['in.next>which', 'which.silver>pause', 'which.otherwise>greet'],
  );
  const journeyId = await letIn(graph);
  const queued = await why(journeyId, graph);
  expect(queued).toMatchObject([
    {
      kind: 'message',
      activityId: 'greet',
      state: 'queued',
      sender: 'Shop',
      isSenderPaused: false,
    },
    { kind: 'inside', activityId: 'greet', waitingFor: 'dispatch' },
    {
      kind: 'decided',
      activityId: 'which',
      port: 'otherwise',
      decision: { 'profile.tier': 'gold' },
    },
  ]);
  const { rows } = await sql<{
    id: string;
    bucket: number;
  }>`SELECT id, bucket FROM message`.execute(db);
  await excludeQueuedMessages(db, rows, 'no_consent');
  await sql`
    INSERT INTO dead_letter (kind, subject, journey_id, reason, first_at, last_at)
    SELECT 'run', id::text, journey_id, 'Error', ${new Date(noon)}, ${new Date(noon)} FROM run
     WHERE journey_id = ${journeyId}::uuid`.execute(db);
  expect(await why(journeyId, graph)).toMatchObject([
    { kind: 'set_aside', since: noon },
    { kind: 'message', state: 'excluded', reason: 'no_consent' },
    { kind: 'inside' },
    { kind: 'decided' },
  ]);
  await sql`
    UPDATE run SET live = false, status = 'exited', reason = 'journey_exit', ended_at = ${new Date(noon)}
     WHERE journey_id = ${journeyId}::uuid`.execute(db);
  expect((await why(journeyId, graph)).find(({ kind }) => kind === 'left')).toMatchObject({
    status: 'exited',
    reason: 'journey_exit',
    at: noon,
  });
});

const byChange = (change: 'enters' | 'leaves') => async (): Promise<Graph> => {
  const { id } = await createAudience(
    database.db,
    { name: `Gold ${change}`, kind: 'rule', rule: { ...isSilver, value: 'gold' } },
    noon,
  );
  return graphOf(
    [{ id: 'in', type: 'entryAudienceChange', audienceId: id, change }, wait],
    ['in.next>pause'],
  );
};
const enteredBy = (entry: { type: string }) => () =>
  graphOf([{ id: 'in', ...entry }, wait], ['in.next>pause']);

/** Journeys a person never came into, and what is told of each. */
const absences: [string, string, () => Graph | Promise<Graph>, Answer][] = [
  ['it is closed', 'closed', () => byAudience(null), { kind: 'closed' }],
  ['it is over', 'finished', () => byAudience(null), { kind: 'stopped' }],
  ['nothing lets people in', 'live', () => graphOf([wait], []), { kind: 'no_entry' }],
  [
    'they have not written',
    'live',
    enteredBy({ type: 'entryMessage' }),
    { kind: 'nothing_written' },
  ],
  ['no journey sent them', 'live', enteredBy({ type: 'entryJump' }), { kind: 'not_sent_here' }],
  ['they stay in the audience', 'live', byChange('leaves'), { kind: 'no_change' }],
  ['they were in the audience before', 'live', byChange('enters'), { kind: 'no_change' }],
];

test.each(absences)('never inside, as %s', async (_, status, draw, answer) => {
  const graph = await draw();
  const journeyId = await addJourney(database.db, graph);
  expect(await why(journeyId, graph, status)).toEqual([answer]);
});

test('in an audience that enters on a day to come: when', async () => {
  const graph = byAudience(null);
  const journeyId = await live(graph);
  const at = noon + 3_600_000;
  await sql`UPDATE launch SET status = 'waiting', starts_at = ${new Date(at)}
             WHERE journey_id = ${journeyId}::uuid`.execute(database.db);
  expect(await why(journeyId, graph)).toEqual([{ kind: 'enters_at', at }]);
});

test('of a message that has not arrived: what keeps it, or what became of it; of one that has, nothing', async () => {
  const { db } = database;
  await sql`UPDATE launch SET status = 'done'`.execute(db);
  const senderId = await addSender(db);
  const graph = graphOf(
    [{ id: 'in', type: 'entryAudience' }, hello('greet', senderId)],
    ['in.next>greet'],
  );
  const journeyId = await letIn(graph);
  const answer = async () => (await why(journeyId, graph))[0];

  await sql`UPDATE outbox SET waits_for = 'limit', due_at = ${new Date(noon + 1000)}
             WHERE sender_id = ${senderId}::uuid`.execute(db);
  expect(await answer()).toMatchObject({ state: 'queued', waitsFor: 'limit', dueAt: noon + 1000 });
  await sql`UPDATE sender SET paused_at = ${new Date(noon)}, pause_scope = 'manual', pause_reason = 'test'
             WHERE id = ${senderId}::uuid`.execute(db);
  expect(await answer()).toMatchObject({ state: 'queued', isSenderPaused: true });
  await sql`INSERT INTO send_hold (reason, engaged_at, lost_until)
             VALUES ('asked', ${new Date(noon)}, ${new Date(noon)})`.execute(db);
  expect(await answer()).toEqual({ kind: 'sending_held' });

  const becomes = (state: string, code: number | null) =>
    sql`UPDATE message SET state = ${state}, failure_code = ${code}::int
         WHERE sender_id = ${senderId}::uuid`.execute(db);
  await sql`DELETE FROM outbox WHERE sender_id = ${senderId}::uuid`.execute(db);
  await becomes('refused', 131_042);
  expect(await answer()).toMatchObject({ kind: 'message', state: 'refused', code: 131_042 });
  await becomes('unknown', null);
  expect(await answer()).toMatchObject({ kind: 'message', state: 'unknown', code: null });
  await becomes('accepted', null);
  expect(await answer()).toMatchObject({ kind: 'message', state: 'accepted', waitsFor: null });
  await sql`UPDATE message SET delivered_at = ${new Date(noon)} WHERE sender_id = ${senderId}::uuid`.execute(
    db,
  );
  expect(await answer()).toMatchObject({ kind: 'inside' });
});
