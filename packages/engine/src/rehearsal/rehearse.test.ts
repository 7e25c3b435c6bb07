import { randomUUID } from 'node:crypto';

import { CompiledQuery, sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';

import { promptConnections } from '../database/connect.ts';
import { claim } from '../dispatch/claim.ts';
import { InFlight } from '../dispatch/in-flight.ts';
import { isAnythingDue } from '../dispatch/is-anything-due.ts';
import { PairGate } from '../dispatch/pair-gate.ts';
import { PlaceCount } from '../dispatch/reserve-portfolio-places.ts';
import { SenderMedia } from '../dispatch/sender-media.ts';
import { settleAnswers } from '../dispatch/settle-answers.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordEvents } from '../events/record-events.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { loadSenders } from '../leases/load-senders.ts';
import { createTestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  addSender,
  graphOf,
  hello,
  testEngine,
} from '../testing/journeys.ts';
import { rehearse } from './rehearse.ts';

const database = await createTestDatabase();
const engine: EngineContext = { ...testEngine(database), advances: true };

afterAll(() => database.drop());

/** The texts of what is planned on the connections for what somebody waits for. */
async function planned(): Promise<Set<string>> {
  const connections = await Promise.all(
    Array.from({ length: promptConnections }, () =>
      database.prompt
        .getExecutor()
        .provideConnection((connection) =>
          connection.executeQuery<{ statement: string }>(
            CompiledQuery.raw('SELECT statement FROM pg_prepared_statements'),
          ),
        ),
    ),
  );
  return new Set(connections.flatMap(({ rows }) => rows.map(({ statement }) => statement)));
}

async function stored(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`
    SELECT 'people' AS name, count(*) AS n FROM profile UNION ALL
    SELECT 'journeys', count(*) FROM journey UNION ALL
    SELECT 'senders', count(*) FROM sender UNION ALL
    SELECT 'events', count(*) FROM event UNION ALL
    SELECT 'messages', count(*) FROM message UNION ALL
    SELECT 'attempts', count(*) FROM attempt`.execute(database.db);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

test('a rehearsal stores nothing, and leaves nothing to plan between the first event and the answer to its message', async () => {
  await rehearse(engine);
  const before = await planned();
  expect(await stored()).toEqual({
    people: 0,
    journeys: 0,
    senders: 0,
    events: 0,
    messages: 0,
    attempts: 0,
  });

  const senderId = await addSender(database.db);
  await sql`
    INSERT INTO sender_lease (sender_id, owner, epoch, expires_at)
    VALUES (${senderId}, ${engine.instanceId}, 1, clock_timestamp() + interval '10 minutes')`.execute(
    database.db,
  );
  await addProfiles(database.db, 1);
  const graph = graphOf(
    [
      { id: 'in', type: 'entryEvent', eventName: 'ordered' },
      hello('message', senderId),
      { id: 'out', type: 'end' },
    ],
    ['in.next>message', 'message.next>out'],
  );
  const journeyId = await addJourney(database.db, graph);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  const [sender] = await loadSenders(database.db);
  if (sender === undefined) throw new Error('the sender is missing');

  await recordEvents(engine, [
    { profile: { externalId: 'person-1' }, name: 'ordered', key: 'order-1' },
  ]);
  const prompt = { ...engine, db: engine.prompt };
  expect(await isAnythingDue(engine.prompt, senderId, engine.now())).toBe(true);
  const { claimed } = await claim(prompt, {
    rules: {
      sender,
      pairs: new PairGate(),
      media: new SenderMedia({ idsFor: async () => new Map(), forget: async () => {} }, () => {}),
      places: new PlaceCount(),
      discard: null,
    },
    epoch: 1,
    busyNumbers: [],
    busy: new InFlight().openClaim().busy,
    lanes: 'triggered',
    limit: 50,
    ahead: 0,
  });
  expect(claimed).toHaveLength(1);
  await settleAnswers(
    prompt,
    sender,
    claimed.map((message) => ({
      message,
      verdict: { kind: 'accepted', wamid: randomUUID(), waId: null, held: false },
    })),
  );
  expect((await stored())['attempts']).toBe(1);

  expect([...(await planned())].filter((text) => !before.has(text))).toEqual([]);
});
