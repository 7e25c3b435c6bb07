import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { publishOverPeople } from '../testing/publish-over-people.ts';

const people = 10_000;

let database: TestDatabase;
let sink: GraphSink;

beforeEach(async () => {
  database = await createTestDatabase();
  sink = await startGraphSink();
});

afterEach(async () => {
  await sink.close();
  await database.drop();
});

test('10,000 finish on the version they are on', async () => {
  const { told, ...done } = await publishOverPeople(database, sink, people, { kind: 'finish' });
  expect(told.fitting + told.others).toBe(people);
  expect(done).toMatchObject({ moved: 0, exited: 0, kept: 0 });
  expect(sink.posted).toHaveLength(200);
}, 600_000);

test.each(['finish', 'exit'] as const)(
  '10,000 are moved, those without a matching activity: %s',
  async (unmatched) => {
    const { before, told, ...done } = await publishOverPeople(database, sink, people, {
      kind: 'move',
      unmatched,
    });
    expect(told.others).toBe(before['goes']);
    expect(done).toEqual({
      moved: told.fitting,
      exited: unmatched === 'exit' ? told.others : 0,
      kept: unmatched === 'exit' ? 0 : told.others,
    });
    expect(told.fitting + told.others).toBe(people);
    expect(sink.posted).toHaveLength(200);
  },
  600_000,
);

test('10,000 leave', async () => {
  const { told, ...done } = await publishOverPeople(database, sink, people, { kind: 'exit' });
  expect(told.fitting + told.others).toBe(people);
  expect(done).toMatchObject({ moved: 0, exited: people, kept: 0 });
}, 600_000);
