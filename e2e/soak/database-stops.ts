import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';
import { startPostgresPair, type PostgresPair } from '@waypost/engine/testing';

import { prepareBlast } from './blast.ts';
import { judgeOutcome, untilSettled } from './outcome.ts';
import { startSimulator } from './simulator.ts';
import type { Soak, SoakRun } from './soak.ts';
import { startFleet } from './worker-fleet.ts';

/** Longest time that the database is away each time. */
const longestAwayMs = 2000;

/** Test 2: PostgreSQL crashes and comes back, and in the end its synchronous standby takes over. */
export const databaseStops: Soak = {
  name: 'database-stops',
  what: 'PostgreSQL is stopped `immediate` three times and started again, then stopped for good and followed by its synchronous standby',
  full: { messages: 50_000, seconds: 40 },
  short: { messages: 800, seconds: 5 },
  async run(run) {
    const { session, say } = run;
    const pair = await startPostgresPair(session.folder);
    session.atEnd(() => pair.stop());
    const simulator = await startSimulator(session);
    const fleet = await startFleet(run, {
      databaseUrl: pair.connectionString,
      simulatorUrl: simulator.url,
      workers: run.isFull ? 2 : 1,
      graceSeconds: 10,
    });
    const blast = await prepareBlast(fleet.api, {
      messages: run.messages,
      messagesPerSecond: Math.ceil(run.messages / run.seconds),
    });
    await blast.launch();
    await simulator.untilFirstSend();

    const begin = performance.now();
    const stops = await stopAgainAndAgain(run, pair);
    const calmSince = Date.now();
    const database = connect({ connectionString: pair.connectionString }, 2);
    session.atEnd(() => database.close());
    const settleSeconds = 120 + 7 * ((performance.now() - begin) / 1000);
    const expectation = {
      database,
      simulator,
      blast,
      inOrder: false,
      everyStatus: run.isFull,
    };
    await untilSettled(expectation, settleSeconds, say);
    return [
      { what: 'stops, the last one for good', seen: stops, ok: true },
      ...(await judgeOutcome(expectation, calmSince)),
    ];
  },
};

/** Answers how often PostgreSQL was stopped. */
async function stopAgainAndAgain(run: SoakRun, pair: PostgresPair): Promise<number> {
  const stops = run.isFull ? 4 : 2;
  for (let n = 1; n <= stops; n += 1) {
    // From a half to one and a half times an equal share of the time.
    await sleep(((0.5 + run.random()) * run.seconds * 1000) / stops);
    const stoppedAt = performance.now();
    await pair.stopPrimary();
    await sleep(run.random() * longestAwayMs);
    if (n < stops) await pair.startPrimary();
    else await pair.promoteStandby();
    const seconds = ((performance.now() - stoppedAt) / 1000).toFixed(1);
    run.say(`stop ${n}: ${n < stops ? 'it runs again' : 'its standby follows'} after ${seconds} s`);
  }
  return stops;
}
