import type { EntrySchedule, RecurringSchedule } from '@waypost/journey';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { connect } from '../database/connect.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { stopJourney } from '../journeys/stop-journey.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addProfiles, graphOf, noon, testEngine, type TestEngine } from '../testing/journeys.ts';
import { publishGraph } from '../testing/passages.ts';
import { beginWaitingLaunches } from './begin-waiting-launches.ts';
import { listLaunches } from './list-launches.ts';
import { nextScheduleAt } from './next-schedule-at.ts';
import { skipNextDate } from './skip-next-date.ts';
import { startDueDate } from './start-due-date.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Every day at two in the afternoon in Rome, an hour after the tests begin. */
const daily: RecurringSchedule = {
  kind: 'recurring',
  rhythm: 'day',
  weekdays: [],
  monthDay: 1,
  time: '14:00',
  from: null,
  until: null,
  zone: { kind: 'fixed', timeZone: 'Europe/Rome' },
  onlyNew: false,
};

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  await database.empty();
  engine = testEngine(database);
  await addProfiles(database.db, 3);
});

afterAll(() => database.drop());

async function live(
  schedule: EntrySchedule,
  audienceId: string | null = null,
  reentry: 'never' | 'always' = 'always',
): Promise<string> {
  const graph = graphOf(
    [
      { id: 'in', type: 'entryAudience', audienceId, schedule },
      { id: 'next', type: 'wait' },
    ],
    ['in.next>next'],
    reentry,
  );
  return (await publishGraph(engine, graph)).journeyId;
}

/** Works off what is due by then; answers the external ids of those who entered by it. */
async function at(now: number): Promise<string[]> {
  engine.setNow(now);
  await sql`UPDATE run SET live = false, status = 'finished', ended_at = ${new Date(now)} WHERE live`.execute(
    database.db,
  );
  while (await startDueDate(engine));
  await beginWaitingLaunches(database.db, now);
  while ((await enrolNextSlice(database.db, 2, now)) !== null);
  const { rows } = await sql<{ external_id: string }>`
    SELECT p.external_id FROM run r JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
     WHERE r.live ORDER BY p.external_id`.execute(database.db);
  return rows.map((row) => row.external_id);
}

async function audience(rule: object): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO audience (name, kind, rule, created_at, updated_at)
    VALUES ('Gold', 'rule', ${JSON.stringify(rule)}, now(), now()) RETURNING id`.execute(
    database.db,
  );
  return rows[0]?.id ?? '';
}

async function setTier(person: string, tier: string): Promise<void> {
  await sql`UPDATE profile SET attributes = ${JSON.stringify({ tier })} WHERE external_id = ${person}`.execute(
    database.db,
  );
}

const gold = { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' };

test('an audience enters on its dates, and nobody before', async () => {
  await live(daily);
  expect(await at(noon + hour - 1)).toEqual([]);
  expect(await nextScheduleAt(database.db)).toBe(noon + hour);
  expect(await at(noon + hour)).toHaveLength(3);
  expect(await at(noon + day)).toEqual([]);
  expect(await at(noon + hour + day)).toHaveLength(3);
});

test('dates that were missed while nothing ran count as one, and are told', async () => {
  const journeyId = await live(daily);
  await at(noon + hour);
  expect(await at(noon + 3.5 * day)).toHaveLength(3);
  const launches = await listLaunches(database.db, journeyId);
  expect(launches.map(({ missed, entered }) => ({ missed, entered }))).toEqual([
    { missed: 2, entered: 3 },
    { missed: 0, entered: 3 },
  ]);
  expect(await at(noon + hour + 4 * day)).toHaveLength(3);
});

test('each person enters at their own local time; whose time is over on the day of publishing waits for the next', async () => {
  await sql`
    UPDATE profile SET time_zone = CASE external_id WHEN 'person-1' THEN 'Asia/Kolkata' WHEN 'person-2' THEN 'America/New_York' END`.execute(
    database.db,
  );
  await sql`INSERT INTO workspace (name, time_zone, created_at) VALUES ('Shop', 'Europe/Rome', now())`.execute(
    database.db,
  );
  await live({ ...daily, zone: { kind: 'profile' } });
  // In Kolkata it is half past five in the afternoon.
  expect(await at(noon + 10)).toEqual([]);
  expect(await at(noon + hour)).toEqual(['person-3']);
  expect(await at(Date.UTC(2026, 10, 21, 19))).toEqual(['person-2']);
  expect(await at(Date.UTC(2026, 10, 22, 8, 30))).toEqual(['person-1']);
  expect(await at(Date.UTC(2026, 10, 22, 13))).toEqual(['person-3']);
});

test('only people enter who newly match, and those who come back', async () => {
  await setTier('person-2', 'silver');
  await live({ ...daily, onlyNew: true }, await audience(gold));
  expect(await at(noon + hour)).toEqual(['person-1', 'person-3']);
  await setTier('person-2', 'gold');
  expect(await at(noon + hour + day)).toEqual(['person-2']);
  await setTier('person-1', 'silver');
  expect(await at(noon + hour + 2 * day)).toEqual([]);
  await setTier('person-1', 'gold');
  expect(await at(noon + hour + 3 * day)).toEqual(['person-1']);
});

test('a date that is skipped does not come; the same skip asked for twice skips one', async () => {
  const journeyId = await live(daily);
  const skip = () => skipNextDate(engine, { journeyId, date: '2026-11-21T14:00' });
  await skip();
  await expect(skip()).rejects.toThrow('The next date has changed meanwhile.');
  expect(await at(noon + hour)).toEqual([]);
  expect(await at(noon + hour + day)).toHaveLength(3);
});

test('a date that comes once is over then, and can not be published again', async () => {
  const once = {
    kind: 'once',
    date: '2026-11-21',
    time: '14:00',
    zone: daily.zone,
  } as const;
  await live(once);
  expect(await at(noon + hour)).toHaveLength(3);
  expect(await nextScheduleAt(database.db)).toBeNull();
  await expect(live(once)).rejects.toThrow('The dates on which people enter are over.');
});

test('nobody enters a stopped journey by its dates', async () => {
  const journeyId = await live({ ...daily, zone: { kind: 'profile' } });
  await stopJourney(engine, { journeyId, actor: 'test' });
  expect(await at(noon + day)).toEqual([]);
});

test('two processes that find a date due let everybody in once', async () => {
  const journeyId = await live(daily);
  const elsewhere = connect({ connectionString: database.connectionString });
  const other = testEngine(elsewhere);
  engine.setNow(noon + hour);
  other.setNow(noon + hour);
  await Promise.all([startDueDate(engine), startDueDate(other), startDueDate(engine)]);
  await elsewhere.close();
  expect(await listLaunches(database.db, journeyId)).toHaveLength(1);
});
