import { compileGraph, validateGraph, type Graph, type Trigger } from '@waypost/journey';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';

// The journey package keeps its test helpers to itself: its neighbours' tests take them by path.
import { PassageWalk, type WalkedRun } from '../../../journey/src/walk/passage-walk.ts';
import { chooserOf, graphFrom, type Choose } from '../../../journey/src/testing/random-graphs.ts';
import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { advanceRuns, advanceWork } from '../advance/advance-runs.ts';
import { findJoining } from '../branches/find-joining.ts';
import { joinBranches } from '../branches/join-branches.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import { entryStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { getPassage } from '../people/get-passage.ts';
import { passageDetail } from '../people/passage-detail.ts';
import { lockRunsWaitingForDispatch } from '../runs/lock-runs-waiting-for-dispatch.ts';
import { branchRunId, messageId, runId } from '../runs/run-ids.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import type { TestDatabase } from './database.ts';
import {
  addJourney,
  addProfiles,
  addSender,
  graphOf,
  noon,
  testEngine,
  type TestEngine,
} from './journeys.ts';

const hour = 3_600_000;
const atOnce = 6;
const looks = 10;

/** One person in one journey: the engine's passage, and the pure walk beside it. */
interface Walker {
  bucket: number;
  profileId: string;
  passageId: string;
  walk: PassageWalk;
}

/**
 * Sends people through random journeys, several at once, with random outcomes of messages, answers and pauses, all told
 * twice; expects the engine to take each of them exactly where the step function alone does.
 *
 * @param rounds how often six journeys at once are tried
 * @param seed of everything random
 */
export async function walksAgree(
  database: TestDatabase,
  rounds: number,
  seed: number,
): Promise<void> {
  const senderId = await addSender(database.db);
  const numbers = fc.array(fc.nat(59), { minLength: 40, maxLength: 200, size: 'max' });
  const all = fc.sample(fc.array(numbers, { minLength: atOnce, maxLength: atOnce }), {
    numRuns: rounds,
    seed,
  });
  for (const [round, drawn] of all.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- they share a database
    await walkTogether(database, senderId, drawn, round);
  }
}

async function walkTogether(
  database: TestDatabase,
  senderId: string,
  drawn: readonly (readonly number[])[],
  round: number,
): Promise<void> {
  const engine = testEngine(database);
  const start = noon + round * 200 * 24 * hour;
  engine.setNow(start);
  const landing = await publishLanding(engine);
  const walkers: Walker[] = [];
  for (const [place, numbers] of drawn.entries()) {
    const name = `round-${round}-${place}`;
    // oxlint-disable-next-line no-await-in-loop
    walkers.push(await enter(engine, senderId, landing, numbers, name));
  }
  const choose = chooserOf(drawn.flat());
  let now = start;
  for (let look = 0; look < looks; look += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in one order, the same in both worlds
    await settle(engine);
    for (const { walk } of walkers) walk.settle(now);
    for (const walker of walkers) {
      // oxlint-disable-next-line no-await-in-loop
      await happen(engine, walker, choose, now);
    }
    for (const walker of look % 3 === 0 ? walkers : []) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await passageOf(engine, walker)).toEqual(walked(walker));
    }
    now += [hour, 5 * hour, 26 * hour, 49 * hour][choose(4)] ?? hour;
    engine.setNow(now);
  }
}

/** What jumps lead to: it lets each person in once. */
async function publishLanding(engine: TestEngine): Promise<string> {
  const graph = graphOf(
    [
      { id: 'entry', type: 'entryJump', fields: [{ name: 'tier', kind: 'text' }] },
      { id: 'stay', type: 'wait' },
    ],
    ['entry.next>stay'],
  );
  const journeyId = await addJourney(engine.db, graph);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  return journeyId;
}

async function enter(
  engine: TestEngine,
  senderId: string,
  landing: string,
  numbers: readonly number[],
  name: string,
): Promise<Walker> {
  const now = engine.now();
  const graph = publishable(chooserOf(numbers), senderId, landing);
  await addProfiles(engine.db, 1, name);
  const journeyId = await addJourney(engine.db, graph);
  const { versionId } = await publishJourney(engine, { journeyId, graph, actor: 'test' });
  const { rows } = await sql<{ bucket: number; id: string }>`
    SELECT bucket, id FROM profile WHERE external_id = ${`${name}-1`}`.execute(engine.db);
  const [profile] = rows;
  if (profile === undefined) throw new Error('nobody was stored');
  const { bucket, id: profileId } = profile;
  const passageId = await transact(engine.db, async (trx) => {
    const versions = await engine.versions.load(trx, [versionId]);
    const version = versions.get(versionId);
    if (version === undefined) throw new Error('no version was stored');
    const entry = { bucket, profileId, activity: 'entry', occasion: 'test', event: {} };
    const start = entryStart(version, entry, now);
    await startRuns(trx, versions, [start], now);
    return runId(bucket, journeyId, profileId, start.entryKey);
  });
  let entered = false;
  const walk = new PassageWalk(compileGraph(graph), {
    runId: passageId,
    person: `${journeyId}/${profileId}`,
    branchId: (parentId, port, visit) => branchRunId({ bucket, id: parentId }, port, visit),
    profile: { attributes: { tier: 'gold' }, consent: { marketing: 'in', service: 'in' } },
    enteredAt: now,
    jumpFields: new Map([[landing, [{ name: 'tier', kind: 'text' }]]]),
    letsIn: () => {
      const isFirst = !entered;
      entered = true;
      return isFirst;
    },
  });
  return { bucket, profileId, passageId, walk };
}

/** The first graph drawn in which nobody goes round without waiting. */
function publishable(choose: Choose, senderId: string, landing: string): Graph {
  for (let tries = 0; tries < 200; tries += 1) {
    const parallels = choose(2) === 0;
    // Two branches that jump at the same moment have no order of their own.
    const ingredients = { parallels, ...(parallels ? {} : { jumpsTo: landing }) };
    const graph = fromSender(graphFrom(choose, 1 + choose(6), ingredients), senderId);
    const problems = validateGraph(graph, {
      senders: [],
      templatesOf: () => [],
      audienceIds: new Set(),
    });
    if (problems.every(({ code }) => !isStructural(code))) return graph;
  }
  return graphOf(
    [
      { id: 'entry', type: 'entryAudience' },
      { id: 'a1', type: 'wait' },
    ],
    ['entry.next>a1'],
  );
}

const structural = new Set([
  'branch_around_join',
  'join_around_parallel',
  'join_not_reached',
  'join_crossed',
  'parallel_branch_unconnected',
  'reaction_not_earlier',
]);

/** True for what is wrong with a graph whoever sends its messages. */
function isStructural(code: string): boolean {
  return code.startsWith('loop_') || structural.has(code);
}

function fromSender(graph: Graph, senderId: string): Graph {
  const activities = graph.activities.map((activity) =>
    activity.type === 'whatsapp' ? { ...activity, senderId } : activity,
  );
  return { ...graph, activities };
}

async function settle(engine: TestEngine): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const { claimed } = await advanceDueRuns(engine, engine.now());
    // oxlint-disable-next-line no-await-in-loop
    const joining = await findJoining(engine.db, engine.now(), 1000);
    // oxlint-disable-next-line no-await-in-loop
    if (joining.length > 0) await joinBranches(engine, joining, engine.now());
    if (claimed === 0 && joining.length === 0) return;
  }
}

/** Every message of the person gets its outcome, and now and then the person answers one; each is told twice. */
async function happen(
  engine: TestEngine,
  walker: Walker,
  choose: Choose,
  now: number,
): Promise<void> {
  const { walk } = walker;
  for (let sending = walk.sending(); sending.length > 0; sending = walk.sending()) {
    const run = sending[choose(sending.length)];
    if (run === undefined) break;
    const trigger: Extract<Trigger, { kind: 'dispatched' }> =
      choose(3) === 0
        ? { kind: 'dispatched', outcome: 'refused', reason: 'no_consent' }
        : { kind: 'dispatched', outcome: 'accepted' };
    const message = {
      bucket: walker.bucket,
      messageId: messageId(
        { bucket: walker.bucket, id: run.id },
        run.state.activityId,
        run.state.visit,
      ),
      runId: run.id,
      activity: run.state.activityId,
      visit: run.state.visit,
    };
    walk.dispatched(run, trigger, now);
    // oxlint-disable-next-line no-await-in-loop
    await dispatched(engine, message, trigger);
    // oxlint-disable-next-line no-await-in-loop
    await settle(engine);
    // oxlint-disable-next-line no-await-in-loop
    await dispatched(engine, message, trigger);
  }
  const sent = walk.sent();
  const answered = sent[choose(sent.length)];
  if (answered === undefined || choose(3) !== 0) return;
  walk.answered(answered, now);
  await answer(engine, walker, answered);
  await wake(engine, walker);
  await wake(engine, walker);
}

async function dispatched(
  engine: TestEngine,
  message: Parameters<typeof lockRunsWaitingForDispatch>[1][number],
  trigger: Extract<Trigger, { kind: 'dispatched' }>,
): Promise<void> {
  await transact(engine.db, async (trx) => {
    await sql`DELETE FROM outbox WHERE message_id = ${message.messageId}`.execute(trx);
    await sql`
      UPDATE message SET state = ${trigger.outcome === 'accepted' ? 'accepted' : 'refused'}
       WHERE id = ${message.messageId}`.execute(trx);
    const runs = await lockRunsWaitingForDispatch(trx, [message]);
    const work = advanceWork(engine, trx, new DeltaTally());
    await advanceRuns(work, [...runs.values()], () => trigger, engine.now());
  });
}

async function answer(
  engine: TestEngine,
  { bucket, profileId }: Walker,
  { runId: sender, key }: { runId: string; key: string },
): Promise<void> {
  const [activity = '', visit = ''] = key.split(':');
  const id = messageId({ bucket, id: sender }, activity, Number(visit));
  const at = new Date(engine.now());
  await sql`
    INSERT INTO event (bucket, profile_id, kind, message_id, occurred_at, received_at)
    VALUES (${bucket}, ${profileId}, 'reply', ${id}, ${at}, ${at})`.execute(engine.db);
}

async function wake(engine: TestEngine, { bucket, profileId: id }: Walker): Promise<void> {
  await transact(engine.db, (trx) =>
    wakeRunsOfProfiles(trx, [{ bucket, id, urgent: true }], engine.now()),
  );
  await settle(engine);
}

interface Told {
  tokens: string[];
  path: string[];
  tier: unknown;
}

/** Where a person stands with all branches, the way they came, and what became of them, as the engine stored it. */
async function passageOf(engine: TestEngine, { passageId }: Walker): Promise<Told> {
  const passage = await getPassage(engine.db, passageId);
  if (passage === undefined) throw new Error('the passage is gone');
  const { steps, branches } = await passageDetail(engine.db, passage);
  const { rows } = await sql<{ tier: unknown }>`
    SELECT attributes->'tier' AS tier FROM profile WHERE id = ${passage.profile_id}`.execute(
    engine.db,
  );
  return {
    tokens: [passage, ...branches]
      .map(({ id, activity, status, reason }) => [id, activity, status, reason ?? ''].join(' '))
      .toSorted(),
    path: steps
      .map(({ branch, activity, visit, port, reason }) =>
        `${branch ?? ''} ${activity}#${visit} ${port ?? 'end'} ${reason ?? ''}`.trim(),
      )
      .toSorted(),
    tier: rows[0]?.tier,
  };
}

function walked({ walk }: Walker): Told {
  const runs: WalkedRun[] = [...walk.runs.values()];
  return {
    tokens: runs
      .map(({ id, state, status, reason }) =>
        [id, state.activityId, status, reason ?? ''].join(' '),
      )
      .toSorted(),
    path: runs
      .flatMap(({ state, path }) => path.map((move) => `${state.branch ?? ''} ${move}`.trim()))
      .toSorted(),
    tier: walk.profile.attributes['tier'],
  };
}
