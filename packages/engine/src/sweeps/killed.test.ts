import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { startGraphSink, type GraphSink } from '../testing/graph-sink.ts';
import { publishOverPeople } from '../testing/publish-over-people.ts';

describe('version 2 published over 1,100 people of version 1, its process killed in the middle', () => {
  let database: TestDatabase;
  let sink: GraphSink;
  beforeAll(async () => {
    database = await createTestDatabase();
    sink = await startGraphSink();
  });
  afterAll(async () => {
    await sink.close();
    await database.drop();
  });

  test('moves exactly those it said, lets the others finish, and sends nothing twice', async () => {
    const choice = { kind: 'move', unmatched: 'finish' } as const;
    const { before, told, ...done } = await publishOverPeople(database, sink, 1_100, choice);
    expect(told.fitting + told.others).toBe(1_100);
    expect(told.others).toBe(before['goes']);
    expect(done).toEqual({ moved: told.fitting, exited: 0, kept: told.others });
    expect(sink.posted).toHaveLength(22);
  });
});
