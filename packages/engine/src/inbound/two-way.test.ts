import type { Graph, MessageMatch } from '@waypost/journey';
import { stopWords } from '@waypost/whatsapp';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { ensureKeywordGroups } from '../keywords/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addJourney, addSender, graphOf, hello } from '../testing/journeys.ts';
import { postWebhook, text } from '../testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;
let engine: RunningEngine;
let senderId: string;
let people = 0;
let messages = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  await sql`UPDATE sender SET messages_per_second = 1000`.execute(database.db);
  await ensureKeywordGroups(database.db, Date.now());
  await sql`UPDATE keyword_group SET enabled = true`.execute(database.db);
  engine = await startEngine(database, sink.url);
});

afterAll(async () => {
  await engine.stop();
  await sink.close();
  await database.drop();
});

function newPhone(): string {
  people += 1;
  return `+4477009${60_000 + people}`;
}

/** Sends a message of this person; answers its wamid. */
async function say(
  phone: string,
  message: string | Record<string, unknown>,
  more: Record<string, unknown> = {},
): Promise<string> {
  messages += 1;
  const wamid = `wamid.in.${messages}`;
  const written = text(phone, wamid, typeof message === 'string' ? message : '', engine.now());
  const posted =
    typeof message === 'string' ? written : { ...written, text: undefined, ...message };
  expect(
    await postWebhook(database.db, engine, senderId, { messages: [{ ...posted, ...more }] }),
  ).toBe(200);
  await expect
    .poll(async () => (await sql`SELECT FROM webhook_inbox`.execute(database.db)).rows, patience)
    .toEqual([]);
  return wamid;
}

/** Puts a journey live that people enter by message, and end at once. Answers its id. */
async function live(match: MessageMatch, reentry: 'never' | 'always' = 'always'): Promise<string> {
  const graph = graphOf(
    [
      { id: 'in', type: 'entryMessage', match },
      { id: 'out', type: 'end' },
    ],
    ['in.next>out'],
    reentry,
  );
  return publish(graph);
}

async function publish(graph: Graph): Promise<string> {
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
  return journeyId;
}

/** How often this person has entered these journeys, each. */
async function entries(phone: string, ...journeyIds: string[]): Promise<number[]> {
  const { rows } = await sql<{ journey_id: string; n: number }>`
    SELECT r.journey_id, count(*)::int AS n FROM run r
      JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     WHERE p.phone = ${phone} GROUP BY 1`.execute(database.db);
  return journeyIds.map((id) => rows.find((row) => row.journey_id === id)?.n ?? 0);
}

async function end(...journeyIds: string[]): Promise<void> {
  for (const journeyId of journeyIds) {
    // oxlint-disable-next-line no-await-in-loop
    await engine.stopJourney({ journeyId, actor: 'test' });
  }
}

/** What this person was answered automatically, oldest first. */
async function answers(phone: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ body: string | null }>`
    SELECT m.payload->'text'->>'body' AS body FROM message m
      JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
     WHERE p.phone = ${phone} AND m.origin = 'auto_reply' AND m.exclusion IS NULL
     ORDER BY m.created_at`.execute(database.db);
  return rows.map((row) => row.body);
}

test('people enter by what they write, tap, fill in or come from', async () => {
  const word = await live({ kind: 'keyword', words: ['Prenota'], where: 'contains' });
  const tap = await live({ kind: 'button', labels: ['Book now'] });
  const flow = await live({ kind: 'flow', tokens: ['survey'] });
  const ad = await live({ kind: 'referral', sourceIds: ['1202'] });
  const phone = newPhone();
  await say(phone, 'vorrei prenota, grazie');
  expect(await entries(phone, word, tap, flow, ad)).toEqual([1, 0, 0, 0]);
  await say(phone, { type: 'button', button: { payload: 'x', text: 'Book now' } });
  expect(await entries(phone, word, tap, flow, ad)).toEqual([1, 1, 0, 0]);
  await say(phone, {
    type: 'interactive',
    interactive: {
      type: 'nfm_reply',
      nfm_reply: { response_json: '{"flow_token":"survey","stars":5}' },
    },
  });
  expect(await entries(phone, word, tap, flow, ad)).toEqual([1, 1, 1, 0]);
  await say(phone, 'hi', {
    referral: { source_id: '1202', source_type: 'ad', headline: 'Spring' },
  });
  expect(await entries(phone, word, tap, flow, ad)).toEqual([1, 1, 1, 1]);
  const { rows } = await sql<{ context: unknown }>`
    SELECT r.context->'event' AS context FROM run r WHERE r.journey_id IN (${flow}, ${ad})
     ORDER BY r.entered_at`.execute(database.db);
  expect(rows).toMatchObject([
    { context: { flow: { stars: 5 } } },
    { context: { text: 'hi', referral: { source_id: '1202', headline: 'Spring' } } },
  ]);
  await end(word, tap, flow, ad);
});

test('who may enter once enters once, and the same webhook twice starts nothing new', async () => {
  const once = await live({ kind: 'keyword', words: ['join'], where: 'message' }, 'never');
  const often = await live({ kind: 'keyword', words: ['join'], where: 'message' });
  const phone = newPhone();
  await say(phone, 'join');
  await say(phone, 'JOIN');
  expect(await entries(phone, once, often)).toEqual([1, 2]);
  messages -= 1;
  await say(phone, 'JOIN');
  expect(await entries(phone, once, often)).toEqual([1, 2]);
  await end(once, often);
});

test('an answer that a journey waits for starts no journey for any message, but those for its word', async () => {
  const phone = newPhone();
  await say(phone, 'hello there');
  await sql`UPDATE profile SET marketing_consent = 'in', first_name = 'Ada' WHERE phone = ${phone}`.execute(
    database.db,
  );
  const asks = await publish(
    graphOf(
      [
        { id: 'in', type: 'entryEvent', eventName: 'ask' },
        hello('ask', senderId),
        {
          id: 'answer',
          type: 'reaction',
          activityId: 'ask',
          outcomes: [{ id: 'any', kind: 'reply' }],
        },
        { id: 'out', type: 'end' },
      ],
      ['in.next>ask', 'ask.next>answer', 'answer.any>out'],
    ),
  );
  const any = await live({ kind: 'any' });
  const word = await live({ kind: 'keyword', words: ['tuesday'], where: 'contains' });
  await engine.recordEvents([{ profile: { phone }, name: 'ask' }]);
  await expect
    .poll(
      async () =>
        (
          await sql`SELECT FROM run WHERE waiting_for = 'reaction' AND live AND journey_id = ${asks}`.execute(
            database.db,
          )
        ).rows.length,
      patience,
    )
    .toBe(1);
  await say(phone, 'on Tuesday, please');
  expect(await entries(phone, any, word)).toEqual([0, 1]);
  await expect
    .poll(
      async () =>
        (
          await sql`SELECT activity FROM run WHERE journey_id = ${asks} AND NOT live`.execute(
            database.db,
          )
        ).rows,
      patience,
    )
    .toEqual([{ activity: 'out' }]);
  await say(phone, 'and thanks');
  expect(await entries(phone, any, word)).toEqual([1, 1]);
  await end(asks, any, word);
});

test('a row of a list and a picture are answers to a reaction', async () => {
  const outcomes = [
    { id: 'second', kind: 'button', button: 1, label: 'Later' },
    { id: 'any', kind: 'reply' },
  ];
  const asks = await publish(
    graphOf(
      [
        { id: 'in', type: 'entryEvent', eventName: 'choose' },
        hello('ask', senderId),
        { id: 'answer', type: 'reaction', activityId: 'ask', outcomes },
        { id: 'row', type: 'end' },
        { id: 'reply', type: 'end' },
      ],
      ['in.next>ask', 'ask.next>answer', 'answer.second>row', 'answer.any>reply'],
    ),
  );
  const [chooser, sender] = [newPhone(), newPhone()];
  for (const phone of [chooser, sender]) {
    // oxlint-disable-next-line no-await-in-loop
    await say(phone, 'hello');
  }
  await sql`
    UPDATE profile SET marketing_consent = 'in', first_name = 'Ada' WHERE phone IN (${chooser}, ${sender})`.execute(
    database.db,
  );
  await engine.recordEvents(
    [chooser, sender].map((phone) => ({ profile: { phone }, name: 'choose' })),
  );
  await expect
    .poll(
      async () =>
        (
          await sql`SELECT FROM run WHERE waiting_for = 'reaction' AND journey_id = ${asks}`.execute(
            database.db,
          )
        ).rows.length,
      patience,
    )
    .toBe(2);
  await say(chooser, {
    type: 'interactive',
    interactive: { type: 'list_reply', list_reply: { id: 'waypost:1', title: 'Later' } },
  });
  await say(sender, { type: 'image', image: { id: '77', mime_type: 'image/jpeg' } });
  await expect
    .poll(async () => {
      const { rows } = await sql`
        SELECT r.activity FROM run r JOIN profile p ON p.id = r.profile_id
         WHERE r.journey_id = ${asks} ORDER BY p.phone`.execute(database.db);
      return rows;
    }, patience)
    .toEqual([{ activity: 'row' }, { activity: 'reply' }]);
  await end(asks);
});

test.each(
  Object.entries({ en: 'STOP', it: 'Basta', fr: 'Désabonner', nl: 'Afmelden', zh: '退订' }),
)(
  'in %s, %s stops everything, keeps its proof and is confirmed; START brings it back',
  async (language, word) => {
    const any = await live({ kind: 'any' });
    const phone = newPhone();
    await say(phone, 'hi');
    await sql`
      UPDATE profile SET marketing_consent = 'in', service_consent = 'in', first_name = 'Ada'
       WHERE phone = ${phone}`.execute(database.db);
    const wamid = await say(phone, word);
    const consent = async (): Promise<unknown> => {
      const { rows } = await sql`
        SELECT p.marketing_consent AS marketing, p.service_consent AS service,
               (SELECT array_agg(DISTINCT c.proof) FROM consent_entry c
                 WHERE c.profile_id = p.id AND c.state = 'out') AS proof,
               (SELECT count(*)::int FROM suppression s WHERE s.profile_id = p.id) AS bound
          FROM profile p WHERE p.phone = ${phone}`.execute(database.db);
      return rows[0];
    };
    expect(await consent()).toEqual({
      marketing: 'out',
      service: 'out',
      proof: [`“${word}” (${wamid})`],
      bound: 2,
    });
    expect(await entries(phone, any)).toEqual([1]);
    const confirmation = await answers(phone);
    expect(confirmation).toHaveLength(1);
    expect(confirmation[0]).toMatch(language === 'zh' ? /开始/ : /START/);
    expect(stopWords[language]?.map((one) => one.toLowerCase())).toContain(word.toLowerCase());
    // It leaves although the person has opted out.
    await expect.poll(() => sink.posted.filter(({ to }) => to === phone).length, patience).toBe(1);
    engine.pass(120_000);
    await say(phone, 'START');
    expect(await consent()).toMatchObject({ marketing: 'in', service: 'in', bound: 0 });
    expect(await answers(phone)).toHaveLength(2);
    await end(any);
  },
);

test('help answers; nothing else answers by default, once a day', async () => {
  const phone = newPhone();
  await say(phone, 'Aiuto!');
  expect((await answers(phone))[0]).toMatch(/Stai scrivendo al nostro team/);
  await say(phone, 'what about my parcel?');
  expect((await answers(phone))[1]).toBe(
    'Thank you for your message. We will answer as soon as we can.',
  );
  await say(phone, 'hello?');
  expect(await answers(phone)).toHaveLength(2);
  engine.pass(25 * 3_600_000);
  await say(phone, 'anybody there?');
  expect(await answers(phone)).toHaveLength(3);
});

test('nothing answers by default who enters a journey, or talks to a colleague', async () => {
  const word = await live({ kind: 'keyword', words: ['quote'], where: 'message' });
  const enters = newPhone();
  await say(enters, 'quote');
  expect(await answers(enters)).toEqual([]);
  await end(word);

  const talks = newPhone();
  await say(talks, { type: 'request_welcome' });
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, payload, created_at, state, origin)
    SELECT bucket, id_in_bucket(bucket, 'colleague'), 'out', id, ${senderId}, phone, '{}',
           ${new Date(engine.now())}, 'accepted', 'conversation' FROM profile WHERE phone = ${talks}`.execute(
    database.db,
  );
  await say(talks, 'thank you');
  expect(await answers(talks)).toEqual([]);
});

test('automatic answers keep quiet while a journey has put the conversation before the team', async () => {
  const journeyId = await publish(
    graphOf(
      [
        {
          id: 'in',
          type: 'entryMessage',
          match: { kind: 'keyword', words: ['agent'], where: 'message' },
        },
        { id: 'team', type: 'handOver', senderId, note: 'Wants somebody' },
      ],
      ['in.next>team'],
    ),
  );
  const phone = newPhone();
  await say(phone, 'agent');
  const profileId = await vi.waitFor(async () => {
    const { rows } = await sql<{ profile_id: string }>`
      SELECT h.profile_id FROM hand_over h WHERE h.journey_id = ${journeyId}::uuid`.execute(
      database.db,
    );
    if (rows[0] === undefined) throw new Error('not handed over yet');
    return rows[0].profile_id;
  }, patience);
  await say(phone, 'Aiuto!');
  await say(phone, 'is anybody there?');
  expect(await answers(phone)).toEqual([]);
  await engine.closeHandOvers({ profileId, senderId, actor: 'test' });
  await say(phone, 'Aiuto!');
  expect(await answers(phone)).toHaveLength(1);
  await end(journeyId);
});

test('words of a group that name purposes are an opt-in with proof, even of somebody new', async () => {
  await sql`
    INSERT INTO keyword_group (kind, name, words, purposes, created_at, updated_at, updated_by)
    VALUES ('opt_in', 'Newsletter', '{newsletter}', '{marketing}', now(), now(), 'test')`.execute(
    database.db,
  );
  const phone = newPhone();
  // Groups are read again after a moment.
  await expect
    .poll(async () => {
      const wamid = await say(phone, 'Newsletter');
      const { rows } = await sql`
        SELECT c.purpose, c.state, c.source, c.proof = ${`“Newsletter” (${wamid})`} AS proven
          FROM consent_entry c JOIN profile p ON p.id = c.profile_id WHERE p.phone = ${phone}`.execute(
        database.db,
      );
      return rows;
    }, patience)
    .toEqual([{ purpose: 'marketing', state: 'in', source: 'whatsapp', proven: true }]);
});
