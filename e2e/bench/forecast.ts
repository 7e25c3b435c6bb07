import { expectedRates, forecastJourney } from '@waypost/engine/forecasts';
import { audienceCondition } from '@waypost/engine/audiences';
import { connect, type DatabaseConnection } from '@waypost/engine/database';
import { graphSchema, type Graph } from '@waypost/journey';
import { exampleRateCard } from '@waypost/whatsapp';

import type { Bench } from './bench.ts';
import { startCpuMeter } from './cpu-time.ts';
import { addShoppers } from './shoppers.ts';

/** Runs of which the middle one counts. */
const tries = 5;
const journeyId = '00000000-0000-4000-8000-000000000001';
const senderId = '00000000-0000-4000-8000-000000000002';
const wabaId = '102290129340398';

/** Takes a whole audience through a draft as the editor's forecast does. */
export const forecast: Bench = {
  name: 'forecast',
  what: 'an audience taken through a journey of two messages, a condition, a split, a reaction and a wait',
  async run(session) {
    const people = session.pick({ tiny: 500, normal: 100_000 });
    const database = await session.database();
    const connection = connect({ connectionString: database.url }, 4);
    session.atEnd(() => connection.close());
    await addShoppers(connection, people);
    await addSender(connection);
    session.say(`${people} profiles are there`);
    const limit = {
      name: 'reading these profiles, 2,000 at a time',
      value: await middle(() => readAll(connection)),
    };
    const cpu = startCpuMeter([process.pid, database.postmaster]);
    const value = await middle(() => forecastAll(connection, people, session.stopping));
    const used = cpu.usedMs();
    return [
      { name: 'until it is told', value, unit: 'ms', limit, target: { atMost: 5000 } },
      { name: 'CPU of one', value: used === null ? null : used / tries, unit: 'ms CPU' },
    ];
  },
};

async function forecastAll(
  { db }: DatabaseConnection,
  people: number,
  stopping: AbortSignal,
): Promise<void> {
  const now = Date.now();
  const graph = drawn();
  const rates = new Map<string, Map<string, number>>();
  for (const { activityId, port, share } of await expectedRates(db, journeyId, graph)) {
    rates.set(activityId, (rates.get(activityId) ?? new Map<string, number>()).set(port, share));
  }
  const { people: through, cost } = await forecastJourney(
    db,
    {
      journeyId,
      journeyName: 'Bench',
      graph,
      condition: await audienceCondition(db, null, now),
      behaviour: { kind: 'rates', rates },
      senders: [
        { id: senderId, connection: 'meta', wabaId, messagesPerSecond: 80, placesLeft: null },
      ],
      jumpFields: new Map(),
      rateCard: exampleRateCard,
      now,
    },
    () => {},
    stopping,
  );
  if (through !== people || cost.total.messages < people * 0.9) {
    throw new Error(`${through} of ${people} people came through, ${cost.total.messages} messages`);
  }
}

/** The bare read: everything of each profile, in the order and in the pieces of a forecast, and nothing done with it. */
async function readAll({ pool }: DatabaseConnection): Promise<void> {
  let after: { bucket: number; id: string } | undefined = {
    bucket: -1,
    id: '00000000-0000-0000-0000-000000000000',
  };
  while (after !== undefined) {
    // oxlint-disable-next-line no-await-in-loop -- each piece begins where the one before ended
    const { rows }: { rows: { bucket: number; id: string }[] } = await pool.query(
      'SELECT * FROM profile WHERE (bucket, id) > ($1::smallint, $2::uuid) ORDER BY bucket, id LIMIT 2000',
      [after.bucket, after.id],
    );
    after = rows.at(-1);
  }
}

async function addSender({ pool }: DatabaseConnection): Promise<void> {
  await pool.query(
    `INSERT INTO sender (id, name, connection, phone_number_id, waba_id, display_phone_number, token, app_secret,
                         verify_token, created_at)
     VALUES ($1, 'Shop', 'meta', '1', $2, '+15550001', '', '', 'v', now())`,
    [senderId, wabaId],
  );
  await pool.query(
    `INSERT INTO template (waba_id, meta_id, name, language, category, status, components, synced_at)
     VALUES ($1, '1', 'hello', 'en', 'MARKETING', 'APPROVED', $2, now())`,
    [
      wabaId,
      JSON.stringify([
        { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ada']] } },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ]),
    ],
  );
}

async function middle(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < tries; n += 1) {
    const begin = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await work();
    times.push(performance.now() - begin);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(tries / 2)] ?? 0;
}

function hello(id: string) {
  return {
    id,
    type: 'whatsapp',
    senderId,
    content: {
      template: {
        name: 'hello',
        defaultLanguage: 'en',
        byLanguage: {
          en: { values: { 'body.1': { value: '{{ profile.first_name }}', fallback: 'you' } } },
        },
      },
    },
  };
}

function drawn(): Graph {
  const activities = [
    { id: 'in', type: 'entryAudience' },
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
    {
      id: 'half',
      type: 'split',
      branches: [
        { id: 'a', name: 'A', weight: 50 },
        { id: 'b', name: 'B', weight: 50 },
      ],
    },
    hello('greet'),
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
    hello('again'),
    { id: 'out', type: 'end' },
  ];
  const ways = [
    ['in', 'next', 'tier'],
    ['tier', 'gold', 'half'],
    ['tier', 'otherwise', 'greet'],
    ['half', 'a', 'greet'],
    ['half', 'b', 'greet'],
    ['greet', 'next', 'asked'],
    ['asked', 'yes', 'out'],
    ['asked', 'said', 'pause'],
    ['asked', 'deadline', 'pause'],
    ['pause', 'next', 'again'],
    ['again', 'next', 'out'],
  ];
  return graphSchema.parse({
    format: 1,
    settings: { reentry: 'never' },
    activities: activities.map((activity) => ({ position: { x: 0, y: 0 }, ...activity })),
    connections: ways.map(([activity = '', port = '', to = ''], place) => ({
      id: `way${place}`,
      from: { activity, port },
      to,
    })),
  });
}
