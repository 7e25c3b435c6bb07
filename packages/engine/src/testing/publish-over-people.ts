import { sql } from 'kysely';
import { expect } from 'vitest';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { getJourney } from '../journeys/get-journey.ts';
import { listVersions } from '../journeys/list-versions.ts';
import { peopleInside } from '../journeys/people-inside.ts';
import { publishJourney, type PeopleChoice } from '../journeys/publish-journey.ts';
import { latestTransfer } from '../sweeps/latest-transfer.ts';
import type { TestDatabase } from './database.ts';
import type { GraphSink } from './graph-sink.ts';
import { addJourney, addProfiles, addSender, graphOf, hello, testEngine } from './journeys.ts';
import { killInTheMiddle } from './kill-in-the-middle.ts';
import { answerOutbox } from './outcomes.ts';
import { spawnEngine } from './running-engine.ts';

const patience = { timeout: 120_000, interval: 50 };

function days(id: string, amount: number) {
  return { id, type: 'wait', duration: { amount, unit: 'days' } };
}

/** Everybody gets a message, then half of them wait at `stays` and half at `goes`. */
function journey(senderId: string, version: 1 | 2) {
  return graphOf(
    [
      { id: 'in', type: 'entryAudience' },
      hello('greet', senderId),
      { id: 'half', type: 'split' },
      days('stays', version === 1 ? 10 : 12),
      ...(version === 1 ? [days('goes', 10)] : []),
    ],
    [
      'in.next>greet',
      'greet.next>half',
      'half.a>stays',
      ...(version === 1 ? ['half.b>goes'] : ['half.b>stays']),
    ],
  );
}

/** Exact figures of one publication over people inside, killed in the middle. */
export interface PublishedOver {
  /** Who stood where before, by activity. */
  before: Record<string, number>;
  /** What the publisher was told before. */
  told: { fitting: number; others: number };
  moved: number;
  exited: number;
  kept: number;
}

/**
 * Lets `people` into version 1, publishes version 2 with a choice, kills the process with SIGKILL in the middle of its
 * work (the second slice at least, so more than 1,050 people are needed), starts another, and counts. One message in fifty is still in line by then.
 */
export async function publishOverPeople(
  database: TestDatabase,
  sink: GraphSink,
  people: number,
  choice: PeopleChoice,
): Promise<PublishedOver> {
  const { db } = database;
  const engine = testEngine(database);
  const began = Date.now();
  const late = people / 50;
  engine.setNow(began);
  const senderId = await addSender(db);
  const graph = journey(senderId, 1);
  const journeyId = await addJourney(db, graph);
  await addProfiles(db, people - late, 'early', began - 60_000);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  const advance = async (): Promise<void> => {
    while ((await advanceDueRuns(engine, engine.now())).claimed > 0);
  };
  const enrol = async (): Promise<void> => {
    while ((await enrolNextSlice(db, 10_000, engine.now())) !== null);
  };
  await enrol();
  await advance();
  await answerOutbox(engine, { kind: 'dispatched', outcome: 'accepted' });
  await advance();
  await addProfiles(db, late, 'late', began - 30_000);
  // The audience is read anew, as by a date that comes back.
  await sql`
    UPDATE launch SET status = 'running', cursor_bucket = 0, cursor_id = NULL, finished_at = NULL,
                      started_at = ${new Date(began + 1)}`.execute(db);
  engine.setNow(began + 1);
  await renumber(database);
  await enrol();
  await advance();

  // Nobody leaves their message before everybody has been gone through: so every figure is known beforehand.
  await sql`
    UPDATE sender SET paused_at = ${new Date(began)}, pause_scope = 'manual', pause_reason = 'test'`.execute(
    db,
  );
  const next = journey(senderId, 2);
  const before = await standing(database, journeyId);
  const counted = await peopleInside(db, journeyId, next);
  const told = {
    fitting: counted.reduce((sum, { fitting }) => sum + fitting, 0),
    others: counted.reduce((sum, { others }) => sum + others, 0),
  };
  const middle = await sql<{ bucket: number; id: string }>`
    SELECT bucket, id FROM run WHERE journey_id = ${journeyId} ORDER BY entered_at, id
     OFFSET ${Math.max(people / 2, 1_050)} LIMIT 1`.execute(db);
  const { versionId } = await publishJourney(engine, {
    journeyId,
    graph: next,
    actor: 'test',
    people: choice,
  });
  if (choice.kind !== 'finish') {
    await killInTheMiddle(database, middle.rows[0], '%WITH roots%', () =>
      spawnEngine(database, sink.url),
    );
    await isConsistent(database, journeyId, versionId);
  }
  const child = await spawnEngine(database, sink.url);
  try {
    if (choice.kind !== 'finish') {
      await expect
        .poll(async () => (await latestTransfer(db, journeyId))?.done_at ?? null, patience)
        .not.toBeNull();
    }
    await sql`UPDATE sender SET paused_at = NULL, pause_scope = NULL, pause_reason = NULL`.execute(
      db,
    );
    await expect
      .poll(async () => (await sql`SELECT FROM outbox LIMIT 1`.execute(db)).rows.length, patience)
      .toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
  await isConsistent(database, journeyId, versionId);
  await nothingTwice(sink);
  const transfer = await latestTransfer(db, journeyId);
  return {
    before,
    told,
    moved: transfer?.moved ?? 0,
    exited: transfer?.exited ?? 0,
    kept: transfer?.kept ?? 0,
  };
}

/** Phones of the second crowd begin behind those of the first. */
async function renumber({ db }: TestDatabase): Promise<void> {
  await sql`UPDATE profile SET phone = '+4478' || substr(phone, 6) WHERE external_id LIKE 'late-%'`.execute(
    db,
  );
}

async function standing({ db }: TestDatabase, journeyId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ activity: string; people: number }>`
    SELECT activity, count(*) AS people FROM run WHERE journey_id = ${journeyId} AND live
     GROUP BY activity ORDER BY activity`.execute(db);
  return Object.fromEntries(rows.map(({ activity, people }) => [activity, people]));
}

/** Whatever happened: each person is in one place, and what is written of the transfer is what is so. */
async function isConsistent(
  { db }: TestDatabase,
  journeyId: string,
  versionId: number,
): Promise<void> {
  const { rows } = await sql<{ doubled: number; moved: number; exited: number }>`
    SELECT (SELECT count(*) FROM (SELECT profile_id FROM run WHERE journey_id = ${journeyId}
                                   GROUP BY profile_id HAVING count(*) > 1) AS twice) AS doubled,
           (SELECT count(*) FROM run WHERE version_id = ${versionId}) AS moved,
           (SELECT count(*) FROM run WHERE journey_id = ${journeyId} AND reason = 'new_version') AS exited`.execute(
    db,
  );
  const transfer = await latestTransfer(db, journeyId);
  expect(rows[0]).toEqual({
    doubled: 0,
    moved: transfer?.moved ?? 0,
    exited: transfer?.exited ?? 0,
  });
  const { rows: inside } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM run WHERE journey_id = ${journeyId} AND live`.execute(db);
  expect((await getJourney(db, journeyId))?.people_inside).toBe(inside[0]?.n);
  const versions = await listVersions(db, journeyId);
  expect(versions.reduce((sum, { people_inside: n }) => sum + n, 0)).toBe(inside[0]?.n);
}

async function nothingTwice(sink: GraphSink): Promise<void> {
  const people = new Set(sink.posted.map(({ to }) => to));
  expect(sink.posted.length).toBe(people.size);
}
