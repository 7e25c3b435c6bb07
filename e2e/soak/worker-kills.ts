import { setTimeout as sleep } from 'node:timers/promises';

import { connect, type DatabaseConnection } from '@waypost/engine/database';
import { parseEcho } from '@waypost/whatsapp/cloud-api';

import type { Process } from '../system/processes.ts';
import { prepareBlast } from './blast.ts';
import { judgeOutcome, untilSettled } from './outcome.ts';
import { startSimulator, type SoakSimulator } from './simulator.ts';
import type { Check, Soak, SoakRun } from './soak.ts';
import { startFleet, type WorkerFleet } from './worker-fleet.ts';

const workers = 4;
const killEveryMs = 2000;

/** Test 1: workers killed one after the other, and one that sleeps while others take its senders over. */
export const workerKills: Soak = {
  name: 'worker-kills',
  what: 'of four workers a random one is killed with SIGKILL every 2 seconds and started again, and the owner of the sender is frozen by SIGSTOP for 20 s and goes on',
  full: { messages: 50_000, seconds: 60 },
  short: { messages: 800, seconds: 7 },
  async run(run) {
    const { session, say } = run;
    const simulator = await startSimulator(session);
    const { url } = await session.database();
    const fleet = await startFleet(run, {
      databaseUrl: url,
      simulatorUrl: simulator.url,
      workers,
      graceSeconds: run.isFull ? 10 : 5,
    });
    const database = connect({ connectionString: url }, 2);
    session.atEnd(() => database.close());
    const blast = await prepareBlast(fleet.api, {
      messages: run.messages,
      messagesPerSecond: Math.ceil(run.messages / run.seconds),
    });
    await blast.launch();
    await simulator.untilFirstSend();

    const [kills, freeze] = await disturb(run, fleet, database);
    const calmSince = Date.now();
    await fleet.complete();
    const expectation = {
      database,
      simulator,
      blast,
      inOrder: true,
      everyStatus: run.isFull,
    };
    await untilSettled(expectation, 120 + 2 * run.seconds, say);
    return [
      { what: 'kills', seen: kills, ok: kills > 0 },
      {
        what: 'frozen for, s',
        seen: ((freeze.thawedAt - freeze.frozenAt) / 1000).toFixed(1),
        ok: true,
      },
      await sentAfterThaw(database, simulator, freeze),
      ...(await judgeOutcome(expectation, calmSince)),
    ];
  },
};

/** When a worker was stopped and went on, ms since the epoch. */
interface Freeze {
  frozenAt: number;
  thawedAt: number;
}

async function disturb(
  run: SoakRun,
  fleet: WorkerFleet,
  database: DatabaseConnection,
): Promise<[kills: number, freeze: Freeze]> {
  const asleep = new Set<Process>();
  const freezing = freezeOwner(run, fleet, database, asleep);
  const deadline = performance.now() + run.seconds * 1000;
  let kills = 0;
  while (performance.now() < deadline) {
    await sleep(killEveryMs);
    const awake = fleet.ready().filter((worker) => !asleep.has(worker));
    const victim = awake[Math.floor(run.random() * awake.length)];
    if (victim === undefined) continue;
    await fleet.kill(victim);
    kills += 1;
  }
  return [kills, await freezing];
}

/** Stops the worker that owns the sender for a third of the time, long enough to lose it. */
async function freezeOwner(
  run: SoakRun,
  fleet: WorkerFleet,
  database: DatabaseConnection,
  asleep: Set<Process>,
): Promise<Freeze> {
  await sleep(run.random() * 250 * run.seconds);
  for (;;) {
    const { rows } = await database.pool.query<{ epoch: number }>(
      'SELECT epoch FROM sender_lease WHERE expires_at > clock_timestamp() AND owner IS NOT NULL',
    );
    const owner = fleet
      .ready()
      .find((worker) => rows.some(({ epoch }) => fleet.owns(worker, epoch)));
    if (owner === undefined) {
      await sleep(50);
      continue;
    }
    asleep.add(owner);
    process.kill(owner.pid, 'SIGSTOP');
    const frozenAt = Date.now();
    run.say('the owner of the sender is frozen');
    await sleep((run.seconds * 1000) / 3 + 4000);
    const thawedAt = Date.now();
    process.kill(owner.pid, 'SIGCONT');
    run.say('it goes on');
    await sleep(2000);
    asleep.delete(owner);
    return { frozenAt, thawedAt };
  }
}

/** Nothing that was claimed before somebody fell asleep may leave after waking up: it belongs to others by then. */
async function sentAfterThaw(
  database: DatabaseConnection,
  simulator: SoakSimulator,
  { frozenAt, thawedAt }: Freeze,
): Promise<Check> {
  const { rows } = await database.pool.query<{ id: string; n: number }>(
    'SELECT message_id AS id, n FROM attempt WHERE claimed_at < $1',
    [new Date(frozenAt)],
  );
  const before = new Set(rows.map(({ id, n }) => `${id} ${n}`));
  const late = (await simulator.sends()).filter(({ echo, at }) => {
    const sent = parseEcho(echo);
    return at >= thawedAt && sent !== null && before.has(`${sent.messageId} ${sent.attempt}`);
  });
  return {
    what: 'sent by the frozen worker after it lost the sender',
    seen: late.length,
    ok: late.length === 0,
  };
}
