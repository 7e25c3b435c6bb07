import { compileGraph, validateGraph, type Graph } from '@waypost/journey';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';

// The journey package keeps its test helpers to itself: its neighbours' tests take them by path.
import { PassageWalk, type WalkedRun } from '../../../journey/src/walk/passage-walk.ts';
import { chooserOf, graphFrom, type Choose } from '../../../journey/src/testing/random-graphs.ts';
import { createAudience } from '../audiences/create-audience.ts';
import { transact } from '../database/transact.ts';
import { entryStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { getPassage } from '../people/get-passage.ts';
import { passageDetail } from '../people/passage-detail.ts';
import { recordEvents } from '../events/record-events.ts';
import { branchRunId, runId } from '../runs/run-ids.ts';
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
import { happen, settle, type Surroundings, type Walker } from './walk-happenings.ts';

const hour = 3_600_000;
const atOnce = 6;
const looks = 10;

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
  const { id: listId } = await createAudience(database.db, { name: 'Club', kind: 'list' }, noon);
  await addProfiles(database.db, 1, 'friend');
  const world = { senderId: await addSender(database.db), listId };
  const numbers = fc.array(fc.nat(59), { minLength: 40, maxLength: 200, size: 'max' });
  const all = fc.sample(fc.array(numbers, { minLength: atOnce, maxLength: atOnce }), {
    numRuns: rounds,
    seed,
  });
  for (const [round, drawn] of all.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- they share a database
    await walkTogether(database, world, drawn, round);
  }
}

async function walkTogether(
  database: TestDatabase,
  { senderId, listId }: { senderId: string; listId: string },
  drawn: readonly (readonly number[])[],
  round: number,
): Promise<void> {
  const engine = testEngine(database);
  const start = noon + round * 200 * 24 * hour;
  engine.setNow(start);
  const around: Surroundings = { senderId, other: 'friend-1', eventNames: ['order', 'visit'] };
  const world: World = {
    ...around,
    listId,
    landing: await publish(engine, landing),
    startsJourney: await publish(engine, hailed),
  };
  const walkers: Walker[] = [];
  for (const [place, numbers] of drawn.entries()) {
    const name = `round-${round}-${place}`;
    // oxlint-disable-next-line no-await-in-loop
    walkers.push(await enter(engine, world, numbers, name));
  }
  const choose = chooserOf(drawn.flat());
  let now = start;
  for (let look = 0; look < looks; look += 1) {
    // oxlint-disable-next-line no-await-in-loop -- in one order, the same in both worlds
    await settle(engine);
    for (const { walk } of walkers) walk.settle(now);
    for (const walker of walkers) {
      // oxlint-disable-next-line no-await-in-loop
      await happen(engine, walker, choose, around);
    }
    for (const walker of look % 3 === 0 ? walkers : []) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await passageOf(engine, walker), walker.journey).toEqual(walked(walker));
    }
    now += [hour, 5 * hour, 26 * hour, 49 * hour][choose(4)] ?? hour;
    engine.setNow(now);
  }
}

/** What jumps lead to: it lets each person in once. */
const landing = graphOf(
  [
    { id: 'entry', type: 'entryJump', fields: [{ name: 'tier', kind: 'text' }] },
    { id: 'stay', type: 'wait' },
  ],
  ['entry.next>stay'],
);

/** What another person is let into, again and again. */
const hailed = graphOf(
  [
    { id: 'entry', type: 'entryEvent', eventName: 'hailed' },
    { id: 'end', type: 'end' },
  ],
  ['entry.next>end'],
  'always',
);

/** Answers the id of the journey. */
async function publish(engine: TestEngine, graph: Graph): Promise<string> {
  const journeyId = await addJourney(engine.db, graph);
  await publishJourney(engine, { journeyId, graph, actor: 'test' });
  return journeyId;
}

async function enter(
  engine: TestEngine,
  world: World,
  numbers: readonly number[],
  name: string,
): Promise<Walker> {
  const now = engine.now();
  const entryEvent = `${name}_entry`.replaceAll('-', '_');
  const graph = publishable(chooserOf(numbers), world, entryEvent);
  await addProfiles(engine.db, 1, name);
  const journeyId = await addJourney(engine.db, graph);
  const { versionId } = await publishJourney(engine, { journeyId, graph, actor: 'test' });
  const externalId = `${name}-1`;
  const { rows } = await sql<{ bucket: number; id: string }>`
    SELECT bucket, id FROM profile WHERE external_id = ${externalId}`.execute(engine.db);
  const [profile] = rows;
  if (profile === undefined) throw new Error('nobody was stored');
  const { bucket, id: profileId } = profile;
  const passageId = await transact(engine.db, async (trx) => {
    const versions = await engine.versions.load(trx, [versionId]);
    const version = versions.get(versionId);
    if (version === undefined) throw new Error('no version was stored');
    const entry = { bucket, profileId, activity: 'entry', occasion: 'test', event: {} };
    const start = entryStart(version, entry, now);
    // Who enters by an event is let in by it; the other ways in end in the same call.
    if (version.graph.entry?.type !== 'entryEvent') await startRuns(trx, versions, [start], now);
    return runId(bucket, journeyId, profileId, start.entryKey);
  });
  const entering = { profile: { externalId }, name: entryEvent, key: name };
  await recordEvents(engine, [entering, entering]);
  let entered = false;
  const walk = new PassageWalk(compileGraph(graph), {
    runId: passageId,
    person: `${journeyId}/${profileId}`,
    branchId: (parentId, port, visit) => branchRunId({ bucket, id: parentId }, port, visit),
    profile: {
      attributes: { tier: 'gold', external_id: externalId },
      consent: { marketing: 'in', service: 'in' },
    },
    event: {},
    enteredAt: now,
    jumpFields: new Map([[world.landing, [{ name: 'tier', kind: 'text' }]]]),
    surroundings: { lists: new Set([world.listId]), senders: new Set([world.senderId]) },
    letsIn: () => {
      const isFirst = !entered;
      entered = true;
      return isFirst;
    },
    onLook: ({ transition }) => {
      for (const effect of transition.effects) {
        if (effect.kind === 'membership') walker.isOnList = effect.change === 'add';
      }
    },
  });
  const walker: Walker = {
    bucket,
    profileId,
    externalId,
    passageId,
    journey: JSON.stringify(graph),
    walk,
    isOnList: false,
  };
  return walker;
}

/** The first graph drawn in which nobody goes round without waiting. */
function publishable(choose: Choose, world: World, entryEvent: string): Graph {
  const { landing, senderId, listId, startsJourney, other, eventNames } = world;
  const outside = {
    listId,
    senderId,
    startsJourney,
    others: [other, 'nobody-1'] as const,
    eventNames,
    entryEvent,
  };
  for (let tries = 0; tries < 200; tries += 1) {
    const parallels = choose(2) === 0;
    // Two branches that jump at the same moment have no order of their own.
    const ingredients = { parallels, outside, ...(parallels ? {} : { jumpsTo: landing }) };
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

interface World extends Surroundings {
  listId: string;
  /** Journeys that jumps, and starts for other people, lead to. */
  landing: string;
  startsJourney: string;
}

interface Told {
  tokens: string[];
  path: string[];
  tier: unknown;
  points: unknown;
  isOnList: boolean;
}

/** Where a person stands with all branches, the way they came, and what became of them, as the engine stored it. */
async function passageOf(engine: TestEngine, { passageId }: Walker): Promise<Told> {
  const passage = await getPassage(engine.db, passageId);
  if (passage === undefined) throw new Error('the passage is gone');
  const { steps, branches } = await passageDetail(engine.db, passage);
  const { rows } = await sql<Pick<Told, 'tier' | 'points' | 'isOnList'>>`
    SELECT attributes->'tier' AS tier, attributes->'points' AS points,
           EXISTS (SELECT FROM audience_member m WHERE m.bucket = p.bucket AND m.profile_id = p.id) AS "isOnList"
      FROM profile p WHERE id = ${passage.profile_id}`.execute(engine.db);
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
    points: rows[0]?.points,
    isOnList: rows[0]?.isOnList === true,
  };
}

function walked({ walk, isOnList }: Walker): Told {
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
    points: walk.profile.attributes['points'] ?? null,
    isOnList,
  };
}
