import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';

import { prepareBlast } from './blast.ts';
import { judgeOutcome, untilSettled } from './outcome.ts';
import { startSimulator, type SoakSimulator } from './simulator.ts';
import type { Soak, SoakRun } from './soak.ts';

/** Longest delay of a webhook; well within the grace. */
const latestWebhookMs = 2000;
const graceSeconds = 15;
/** How long the receiver keeps a mood. */
const moodMs = 2000;
/** After 130429 a sender is careful for a minute, and more so when they come again and again. */
const settleSeconds = 400;

/** Trouble that goes on all the time: shares of sends and of statuses. */
const always = {
  /** Accepted, then the connection is cut. */
  cutAfter: 0.05,
  /** So long that statuses overtake the answer. */
  slow: { ms: 500, share: 0.1 },
  statuses: { duplicate: 0.1, reorder: 0.2, fail: { code: 131026, share: 0.01 } },
  webhooks: { late: [0, latestWebhookMs], twice: 0.1 },
};
const serverError = { code: 131000, share: 0.03, count: null };
const tooFast = { code: 130429, share: 0.03, count: null };
const tooManyForOne = { code: 131056, share: 0.03, count: null };
/** Errors that sends meet, one mood after the other. */
const moods = [
  [serverError],
  [tooManyForOne],
  [serverError, tooFast],
  [serverError, tooManyForOne],
  [serverError, tooFast, tooManyForOne],
];

/** Test 3: a receiver that cuts connections, refuses at random and tells statuses late, twice and out of order. */
export const roughReceiver: Soak = {
  name: 'rough-receiver',
  what: 'the receiver accepts and cuts the connection, answers 500, 130429 and 131056 at random, and tells statuses late, twice, before the answer and out of order',
  full: { messages: 50_000, seconds: 60 },
  short: { messages: 800, seconds: 4 },
  async run(run) {
    const { session, say } = run;
    const simulator = await startSimulator(session);
    const { url } = await session.database();
    const server = await session.startServer({
      databaseUrl: url,
      environment: {
        SIMULATOR_URL: simulator.url,
        UNKNOWN_GRACE_SECONDS: String(graceSeconds),
        WAYPOST_DEMO: 'on',
      },
    });
    const blast = await prepareBlast(server.api, {
      messages: run.messages,
      messagesPerSecond: Math.ceil((1.5 * run.messages) / run.seconds),
    });
    await blast.launch();
    await simulator.untilFirstSend();
    const changes = await changeMoods(run, simulator);
    const calmSince = Date.now();
    const database = connect({ connectionString: url }, 1);
    session.atEnd(() => database.close());
    const expectation = {
      database,
      simulator,
      blast,
      inOrder: false,
      everyStatus: true,
    };
    await untilSettled(expectation, settleSeconds, say);
    return [
      { what: 'changes of mood', seen: changes, ok: true },
      ...(await judgeOutcome(expectation, calmSince)),
    ];
  },
};

/** Draws the receiver's mood again and again, and leaves it calm. */
async function changeMoods(
  { seconds, random }: SoakRun,
  simulator: SoakSimulator,
): Promise<number> {
  const deadline = performance.now() + seconds * 1000;
  let changes = 0;
  while (performance.now() < deadline) {
    const errors = moods[Math.floor(random() * moods.length)] ?? [];
    await simulator.setFaults({ ...always, errors });
    changes += 1;
    await sleep(moodMs);
  }
  await simulator.setFaults({});
  return changes;
}
