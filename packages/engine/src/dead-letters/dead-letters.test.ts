import type { Graph } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { createLaunchLane } from '../launches/launch-lane.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  addJourney,
  addProfiles,
  addSender,
  graphOf,
  testEngine,
  type TestEngine,
} from '../testing/journeys.ts';
import { askReplay } from './ask-replay.ts';
import { countDeadLetters } from './count-dead-letters.ts';
import { dismissDeadLetters } from './dismiss-letters.ts';
import { forgetGone } from './forget-gone.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { replayNext } from './replay-lane.ts';

let database: TestDatabase;
let engine: TestEngine;
let stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
  await addSender(database.db);
});

afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await heal();
});

afterAll(() => database.drop());

const waiting = graphOf(
  [
    { id: 'in', type: 'entryAudience' },
    { id: 'pause', type: 'wait' },
  ],
  ['in.next>pause'],
);

async function publish(graph: Graph = waiting): Promise<string> {
  const journeyId = await addJourney(database.db, graph);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  return journeyId;
}

async function launch(): Promise<void> {
  await publish();
  await enrolNextSlice(database.db, 10_000, engine.now());
}

/** Moves everybody who is due. */
async function advance(): Promise<void> {
  while ((await advanceDueRuns(engine, engine.now(), undefined, 100)).claimed > 0);
}

/** How many people stand at each activity, and how many have left. */
async function places(): Promise<Record<string, number>> {
  const { rows } = await sql<{ place: string; n: number }>`
    SELECT CASE WHEN live THEN activity ELSE status || ' ' || reason END AS place, count(*) AS n
      FROM run GROUP BY 1 ORDER BY 1`.execute(database.db);
  return Object.fromEntries(rows.map(({ place, n }) => [place, n]));
}

const letters = async () => (await listDeadLetters(database.db, { limit: 10 })).items;

/** A person whom the database can't store at the next activity: no defect of ours in the code's way. */
async function poison(externalId: string): Promise<void> {
  await sql`
    ALTER TABLE run ADD CONSTRAINT poison CHECK (
      activity <> 'pause' OR profile_id <> ${sql.raw(`profile_id_of('${externalId}')`)})`.execute(
    database.db,
  );
}

const heal = () => sql`ALTER TABLE run DROP CONSTRAINT IF EXISTS poison`.execute(database.db);

test('one run that the database refuses keeps none of its batch; tried again, it goes on', async () => {
  await addProfiles(database.db, 150);
  await poison('person-77');
  await launch();
  await advance();
  expect(await places()).toEqual({ in: 1, pause: 149 });
  expect(await letters()).toMatchObject([
    { kind: 'run', journey_name: 'Abandoned cart', reason: expect.stringContaining('23514') },
  ]);

  // Too early: it fails again, and is set aside again.
  await askReplay(database.db, { kind: 'run' }, 'Ann');
  expect(await replayNext(engine)).toBe(true);
  await advance();
  expect(await places()).toEqual({ in: 1, pause: 149 });
  expect(await countDeadLetters(database.db)).toEqual({ run: 1 });

  await heal();
  const [letter] = await letters();
  await askReplay(database.db, { ids: [letter?.id ?? 0] }, 'Ann');
  expect(await replayNext(engine)).toBe(true);
  expect(await replayNext(engine)).toBe(false);
  await advance();
  expect(await places()).toEqual({ pause: 150 });
  expect(await letters()).toEqual([]);
});

test('who is dismissed leaves the journey, and is counted as gone', async () => {
  await addProfiles(database.db, 20);
  await poison('person-3');
  await launch();
  await advance();
  expect(await dismissDeadLetters(engine, { kind: 'run' }, 'Ann')).toBe(1);
  expect(await places()).toEqual({ 'exited dismissed': 1, pause: 19 });
  expect(await letters()).toEqual([]);
  const { rows } = await sql`SELECT state, settled_by FROM dead_letter`.execute(database.db);
  expect(rows).toEqual([{ state: 'dismissed', settled_by: 'Ann' }]);
});

test('a run that goes on by itself is no longer listed', async () => {
  await addProfiles(database.db, 5);
  await poison('person-3');
  await launch();
  await advance();
  await heal();
  // An event of this person wakes everything of theirs.
  await sql`UPDATE run SET wake_at = ${new Date(engine.now())} WHERE activity = 'in'`.execute(
    database.db,
  );
  await advance();
  await forgetGone(database.db, engine.now());
  expect(await letters()).toEqual([]);
  expect(await places()).toEqual({ pause: 5 });
});

test('an audience that can not be read is set aside, and the next one is read', async () => {
  await addProfiles(database.db, 10);
  const broken = await publish();
  await sql`
    UPDATE launch SET rule = '{"kind": "group"}'
     WHERE journey_id = ${broken}`.execute(database.db);
  await publish();
  await engine.sending.check(database.db);
  const lane = createLaunchLane(engine);
  stops.push(() => lane.stop());
  lane.start();
  await expect
    .poll(async () => {
      const { rows } = await sql<{ status: string }>`
        SELECT status FROM launch ORDER BY status`.execute(database.db);
      return rows.map(({ status }) => status);
    })
    .toEqual(['done', 'set_aside']);
  expect(await letters()).toMatchObject([{ kind: 'launch', journey_id: broken, tries: 1 }]);
  expect(await places()).toEqual({ in: 10 });

  await sql`UPDATE launch SET rule = NULL`.execute(database.db);
  await askReplay(database.db, { kind: 'launch' }, 'Ann');
  expect(await replayNext(engine)).toBe(true);
  await expect.poll(places).toEqual({ in: 20 });
  expect(await letters()).toEqual([]);
});
