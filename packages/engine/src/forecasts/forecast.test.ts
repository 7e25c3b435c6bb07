import type { RateCard } from '@waypost/whatsapp';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { liveCounts } from '../counts/live-counts.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello } from '../testing/journeys.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';
import { peopleOfVersion } from './people-of-version.ts';
import { whatHappened } from './what-happened.ts';
import { forecastJourney, type ForecastInput, type JourneyForecast } from './forecast-journey.ts';

const patience = { timeout: 60_000, interval: 50 };
const hour = 3_600_000;
/** `WAYPOST_TEST_FULL` tries the ten thousand that the promise is about. */
const people = process.env['WAYPOST_TEST_FULL'] === undefined ? 300 : 10_000;

let database: TestDatabase;
let sink: GraphSink;
let engine: RunningEngine;
let senderId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 1000`.execute(database.db);
  engine = await startEngine(database, sink.url);
});

afterEach(async () => {
  await engine.stop();
  await sink.close();
  await database.drop();
});

const price = { marketing: 0.02, utility: 0.02, authentication: 0.02, service: 0.02 };
const prices: RateCard = {
  currency: 'EUR',
  countries: [{ country: 'GB', ...price }],
  everywhereElse: null,
  utilityFreeInWindow: false,
  freeServiceMessages: 0,
};

function drawn() {
  return graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      {
        id: 'half',
        type: 'split',
        branches: [
          { id: 'a', name: 'A', weight: 30 },
          { id: 'b', name: 'B', weight: 70 },
        ],
      },
      {
        id: 'tier',
        type: 'condition',
        branches: [
          {
            id: 'gold',
            name: 'Gold',
            rule: { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
          },
        ],
      },
      hello('greet', senderId, ''),
      {
        id: 'asked',
        type: 'reaction',
        activityId: 'greet',
        outcomes: [
          { id: 'yes', kind: 'button', button: 0, label: 'Yes' },
          { id: 'said', kind: 'reply' },
        ],
        deadline: { amount: 1, unit: 'days' },
      },
      { id: 'pause', type: 'wait', duration: { amount: 2, unit: 'hours' } },
      hello('again', senderId),
      { id: 'out', type: 'end' },
    ],
    [
      'entry.next>half',
      'half.a>tier',
      'half.b>greet',
      'tier.gold>greet',
      'tier.otherwise>pause',
      'greet.next>asked',
      'asked.yes>out',
      'asked.said>pause',
      'asked.deadline>pause',
      'pause.next>again',
      'again.next>out',
    ],
  );
}

/** People of every kind: some whom messages must not, or cannot, reach. */
async function addPeople(): Promise<void> {
  await addProfiles(database.db, people, 'person', Date.now() - hour);
  await sql`
    UPDATE profile
       SET marketing_consent = CASE WHEN bucket % 11 = 0 THEN NULL WHEN bucket % 13 = 0 THEN 'out' ELSE 'in' END,
           phone = CASE WHEN bucket % 17 = 0 THEN NULL WHEN bucket % 19 = 0 THEN '+447700999999' ELSE phone END,
           first_name = CASE WHEN bucket % 7 = 0 THEN NULL ELSE first_name END,
           attributes = jsonb_build_object('tier', CASE WHEN bucket % 3 = 0 THEN 'silver' ELSE 'gold' END)`.execute(
    database.db,
  );
}

/** Taps and answers of some of those who wait for a reaction. */
async function react(): Promise<void> {
  const at = new Date(engine.now());
  await sql`
    WITH asked AS (
      SELECT r.bucket, r.profile_id, m.id AS message_id
        FROM run r JOIN message m ON m.bucket = r.bucket AND m.run_id = r.id
       WHERE r.live AND r.waiting_for = 'reaction' AND r.bucket % 5 < 2
    ), done AS (
      INSERT INTO event (bucket, profile_id, kind, message_id, payload, occurred_at, received_at)
      SELECT bucket, profile_id, CASE WHEN bucket % 5 = 0 THEN 'button' ELSE 'reply' END, message_id,
             CASE WHEN bucket % 5 = 0 THEN '{"button": 0, "text": "Yes"}'::jsonb ELSE '{"text": "Hm"}'::jsonb END,
             ${at}::timestamptz, ${at}::timestamptz
        FROM asked
      RETURNING bucket, profile_id
    )
    UPDATE run SET wake_at = ${at}::timestamptz FROM done
     WHERE run.bucket = done.bucket AND run.profile_id = done.profile_id AND run.live`.execute(
    database.db,
  );
}

async function standing(): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; n: number }>`
    SELECT coalesce(waiting_for, 'new') AS what, count(*) AS n FROM run WHERE live GROUP BY 1`.execute(
    database.db,
  );
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}

/** What was counted of a version, as a forecast tells it. */
async function counted(versionId: number) {
  const told: Record<string, Record<string, number>> = {};
  for (const { activity, outcome, n } of await liveCounts(database.db, versionId)) {
    const isTold = /^(entered|left:|finished|failed|exited|excluded:)/.test(outcome);
    if (isTold && n !== 0) (told[activity] ??= {})[outcome] = n;
  }
  return told;
}

function forecasted({ activities }: Pick<JourneyForecast, 'activities'>) {
  return Object.fromEntries(
    activities.map(({ activityId, entered, left, finished, failed, exited, excluded }) => [
      activityId,
      Object.fromEntries(
        [
          ['entered', entered] as const,
          ['finished', finished] as const,
          ['failed', failed] as const,
          ['exited', exited] as const,
          ...Object.entries(left).map(([port, n]) => [`left:${port}`, n] as const),
          ...Object.entries(excluded).map(([reason, n]) => [`excluded:${reason}`, n] as const),
        ].filter(([, n]) => n !== 0),
      ),
    ]),
  );
}

function inputFor(journeyId: string, behaviour: ForecastInput['behaviour']): ForecastInput {
  return {
    journeyId,
    journeyName: 'Abandoned cart',
    graph: drawn(),
    condition: sql<boolean>`true`,
    behaviour,
    senders: [
      {
        id: senderId,
        connection: 'simulator',
        wabaId: '',
        messagesPerSecond: 80,
        placesLeft: 100,
      },
    ],
    jumpFields: new Map(),
    rateCard: prices,
    now: engine.now(),
  };
}

async function forecast(input: ForecastInput): Promise<JourneyForecast> {
  const { rows } = await sql<{ waba_id: string }>`SELECT waba_id FROM sender`.execute(database.db);
  const senders = input.senders.map((sender) => ({ ...sender, wabaId: rows[0]?.waba_id ?? '' }));
  return forecastJourney(
    database.db,
    { ...input, senders },
    () => {},
    new AbortController().signal,
  );
}

test(
  'a forecast with what people did in a run says exactly what the run counted',
  { timeout: 120_000 },
  async () => {
    await addPeople();
    const graph = drawn();
    const journeyId = await addJourney(database.db, graph);
    const { versionId } = await engine.publishJourney({ journeyId, graph, actor: 'test' });
    await expect
      .poll(async () => {
        const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM run`.execute(
          database.db,
        );
        const { new: fresh = 0, dispatch = 0 } = await standing();
        return rows[0]?.n === people && fresh + dispatch === 0;
      }, patience)
      .toBe(true);
    await react();
    engine.pass(25 * hour);
    await expect.poll(async () => (await standing())['reaction'] ?? 0, patience).toBe(0);
    engine.pass(3 * hour);
    await expect.poll(standing, patience).toEqual({});

    const replayed = await forecast({
      ...inputFor(journeyId, { kind: 'replay', versionId }),
      condition: peopleOfVersion(versionId),
    });
    expect(replayed.people).toBe(people);
    const told = forecasted(replayed);
    expect(told).toEqual(await counted(versionId));
    const happened = await whatHappened(database.db, versionId);
    expect(happened.inside).toBe(0);
    expect(forecasted(happened)).toEqual(told);
    for (const reason of ['no_consent', 'opted_out', 'no_phone', 'same_number', 'missing_value']) {
      expect(told['greet']?.[`excluded:${reason}`]).toBeGreaterThan(0);
    }
    expect(sink.posted).toHaveLength(replayed.senders[0]?.messages ?? 0);
  },
);

test('rates send each share of those who come by its port, and say what it takes and costs', async () => {
  await addProfiles(database.db, 200);
  const journeyId = await addJourney(database.db, drawn());
  const rates = new Map([
    [
      'asked',
      new Map([
        ['yes', 0.25],
        ['said', 0.1],
      ]),
    ],
  ]);
  const {
    people: all,
    activities,
    senders,
    cost,
  } = await forecast(inputFor(journeyId, { kind: 'rates', rates }));
  expect(all).toBe(200);
  expect(activities.find(({ activityId }) => activityId === 'asked')?.left).toEqual({
    yes: 50,
    said: 20,
    deadline: 130,
  });
  expect(senders).toMatchObject([
    {
      messages: 350,
      days: [
        { day: 0, messages: 220 },
        { day: 1, messages: 130 },
      ],
      drainSeconds: 3,
    },
  ]);
  expect(senders[0]?.limitReachedAt).not.toBeNull();
  expect(cost).toMatchObject({
    currency: 'EUR',
    total: { messages: 350, amount: 7, unknownCountry: 0 },
    countries: [{ country: 'GB', messages: 350, amount: 7 }],
  });
  expect(Object.fromEntries(cost.byActivity)).toEqual(
    Object.fromEntries(
      activities.flatMap(({ activityId, entered }) =>
        ['greet', 'again'].includes(activityId) ? [[activityId, entered / 50]] : [],
      ),
    ),
  );
  expect(cost.byDay.get(`${senderId} 0`)).toBe(4.4);
  expect(cost.byWay.get('asked yes')).toBe(undefined);
  expect(cost.byWay.get('asked deadline')).toBe(2.6);
});
