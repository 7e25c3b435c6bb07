import type { Graph } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { addJourney, addSender, graphOf } from '../testing/journeys.ts';
import { postWebhook, status, text } from '../testing/meta-webhooks.ts';
import { startEngine, type RunningEngine } from '../testing/running-engine.ts';

const patience = { timeout: 25_000, interval: 20 };

let database: TestDatabase;
let sink: GraphSink;
let engine: RunningEngine;
let senderId: string;
let inbound = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
  senderId = await addSender(database.db);
  engine = await startEngine(database, sink.url);
});

afterAll(async () => {
  await engine.stop();
  await sink.close();
  await database.drop();
});

/** A free-form text of the sender. */
function says(id: string, body: string) {
  const response = { defaultLanguage: 'en', byLanguage: { en: { kind: 'text', body } } };
  return { id, type: 'whatsapp', senderId, content: { response } };
}

async function publish(graph: Graph): Promise<void> {
  const journeyId = await addJourney(database.db, graph);
  await engine.publishJourney({ journeyId, graph, actor: 'test' });
}

function inboundId(): string {
  inbound += 1;
  return `wamid.reaction.${inbound}`;
}

async function hear(messages: Record<string, unknown>[]): Promise<void> {
  expect(await postWebhook(database.db, engine, senderId, { messages })).toBe(200);
}

async function write(phone: string, body: string): Promise<void> {
  await hear([text(phone, inboundId(), body, engine.now())]);
}

/** What this person was sent, oldest first. */
function sentTo(phone: string): unknown[] {
  return sink.posted
    .filter(({ to, accepted }) => accepted && `+${to.replace('+', '')}` === phone)
    .map(({ body }) => body['text']);
}

/** Where this person's passage ended, with what it came to. */
async function ending(phone: string): Promise<{ activity: string; status: string } | undefined> {
  const { rows } = await sql<{ activity: string; status: string }>`
    SELECT r.activity, r.status FROM run r
      JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     WHERE p.phone = ${phone} AND NOT r.live`.execute(database.db);
  return rows[0];
}

test('a Flow’s answers are in the message behind the reaction, as what they were said to be', async () => {
  await publish(
    graphOf(
      [
        { id: 'in', type: 'entryMessage', match: { kind: 'keyword', words: ['survey'] } },
        says('ask', 'How was it?'),
        {
          id: 'answer',
          type: 'reaction',
          activityId: 'ask',
          outcomes: [
            { id: 'any', kind: 'reply' },
            { id: 'sent-in', kind: 'flow', fields: [{ name: 'stars', kind: 'number' }] },
          ],
        },
        says(
          'thanks',
          '{{ results.answer.answers.stars | plus: 1 }} stars, {{ results.answer.text | default: "no words" }}',
        ),
      ],
      ['in.next>ask', 'ask.next>answer', 'answer.sent-in>thanks'],
    ),
  );
  const phone = '+447700970001';
  await write(phone, 'survey');
  await expect.poll(() => sentTo(phone), patience).toHaveLength(1);
  const response_json = '{"flow_token":"t","stars":"4","comment":"fine"}';
  await hear([
    {
      ...text(phone, inboundId(), '', engine.now()),
      type: 'interactive',
      text: undefined,
      interactive: { type: 'nfm_reply', nfm_reply: { response_json } },
    },
  ]);
  await expect
    .poll(() => sentTo(phone).at(-1), patience)
    .toMatchObject({ body: '5 stars, no words' });
  await expect.poll(() => ending(phone), patience).toMatchObject({ activity: 'thanks' });
});

test('a failure takes the way of its kind, whether Meta refuses the message or reports it later', async () => {
  const failures = [
    { id: 'gone', kind: 'failed', classes: ['unreachable'] },
    { id: 'limited', kind: 'failed', classes: ['limit'] },
  ];
  await publish(
    graphOf(
      [
        { id: 'in', type: 'entryMessage', match: { kind: 'keyword', words: ['hello'] } },
        says('greet', 'Hello'),
        { id: 'later', type: 'reaction', activityId: 'greet', outcomes: failures },
        { id: 'at-once', type: 'reaction', activityId: 'greet', outcomes: failures },
        { id: 'out', type: 'end' },
        { id: 'spared', type: 'end' },
      ],
      [
        'in.next>greet',
        'greet.next>later',
        'greet.error>at-once',
        'later.limited>spared',
        'at-once.gone>out',
      ],
    ),
  );
  const [refused, failed] = ['+447700970002', '+447700970003'];
  sink.answer(({ to }) => (refused.endsWith(to) || refused === to ? { error: 131026 } : 'accept'));
  await write(refused, 'hello');
  await expect
    .poll(() => ending(refused), patience)
    .toEqual({ activity: 'out', status: 'finished' });

  await write(failed, 'hello');
  await expect.poll(() => sentTo(failed), patience).toHaveLength(1);
  const { wamid = '', echo = '' } = sink.posted.findLast(({ accepted }) => accepted) ?? {};
  const at = engine.now();
  const statuses = [status({ wamid, echo, to: failed, status: 'failed', at, code: 130472 })];
  expect(await postWebhook(database.db, engine, senderId, { statuses })).toBe(200);
  await expect
    .poll(() => ending(failed), patience)
    .toEqual({ activity: 'spared', status: 'finished' });
});
