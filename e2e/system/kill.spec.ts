import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from '@playwright/test';

import {
  createJourney,
  everybody,
  expectExactlyOnce,
  importPeople,
  marketingContent,
  oneMessageGraph,
  untilSent,
} from './marketing.ts';
import { peopleCsv, randomOf } from './people-csv.ts';
import { startSystem } from './waypost.ts';

const full = process.env['WAYPOST_TEST_FULL'] === '1';

test('killed again and again in mid-blast, every eligible number still gets exactly one message', async () => {
  test.setTimeout(900_000);
  const system = await startSystem({ UNKNOWN_GRACE_SECONDS: '5' });
  try {
    await system.api.profiles.removeDemo();
    await importPeople(system, peopleCsv(full ? 10_000 : 3_000, 11));
    const expected = await everybody(system);
    const marketing = await marketingContent(system);
    await system.api.senders.update({
      id: marketing.sender.id,
      messagesPerSecond: full ? 500 : 300,
    });
    const graph = oneMessageGraph({ type: 'entryAudience' }, marketing);
    const id = await createJourney(system, 'Blast', graph);
    await system.api.journeys.publish({ id });
    const random = randomOf(Number(process.env['WAYPOST_TEST_SEED'] ?? 3));
    for (let kill = 0; kill < (full ? 12 : 4); kill += 1) {
      await sleep(200 + random() * 1_500);
      await system.killAndRestart();
    }
    const again = await system.startAgain();
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('http://127.0.0.1:') });
    expect(await system.command('status')).toMatchObject({ code: 0 });
    await untilSent(system, id, expected.people, 400);
    await expectExactlyOnce(system, { journeyId: id }, expected);
    const counts = await system.counts();
    expect(counts.duplicates).toEqual([]);
    expect(counts.messages).toBe(expected.eligibleNumbers.size);
  } finally {
    await system.close();
  }
});
