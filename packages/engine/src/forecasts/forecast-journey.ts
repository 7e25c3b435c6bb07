import { setImmediate } from 'node:timers/promises';

import {
  compileGraph,
  needsNothing,
  type CompiledGraph,
  type Graph,
  type JumpField,
} from '@waypost/journey';
import type { RateCard } from '@waypost/whatsapp';
import { type Kysely, type RawBuilder } from 'kysely';

import { loadFactsFor } from '../advance/read-rule-facts.ts';
import { listAudienceKinds } from '../audiences/list-audience-kinds.ts';
import type { Database } from '../database/schema.ts';
import { loadWinners } from '../experiments/load-winners.ts';
import { openBill } from '../pricing/open-bill.ts';
import { runId } from '../runs/run-ids.ts';
import { loadWalkers, type Walker } from '../walks/load-walkers.ts';
import { templatesFor } from '../walks/templates-for.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';
import { ratedAnswers, type AnswerRates, type Answers } from './answers.ts';
import { ForecastCosts, type ForecastCost } from './forecast-costs.ts';
import { forecastPerson, type ForecastScene } from './forecast-person.ts';
import { ForecastTally, type ForecastActivity } from './forecast-tally.ts';
import { loadReplay, type Replayed } from './load-replay.ts';
import { SentMessages, type ForecastSender } from './sent-messages.ts';

/** People looked at between two breaths. */
const sliceSize = 2_000;

export interface ForecastInput {
  journeyId: string;
  journeyName: string;
  graph: Graph;
  /** Who would enter, over `profile p`. */
  condition: RawBuilder<boolean>;
  /** What people do: shares by port, or what those of a version really did (its id). */
  behaviour: { kind: 'rates'; rates: AnswerRates } | { kind: 'replay'; versionId: number };
  senders: readonly {
    id: string;
    connection: 'simulator' | 'meta';
    wabaId: string;
    messagesPerSecond: number;
    /** How many more people it may reach within 24 hours; null: no limit. */
    placesLeft: number | null;
  }[];
  jumpFields: ReadonlyMap<string, readonly JumpField[]>;
  /** What messages cost. */
  rateCard: RateCard;
  now: number;
}

export interface JourneyForecast {
  people: number;
  activities: ForecastActivity[];
  senders: ForecastSender[];
  cost: ForecastCost;
}

/**
 * Takes everybody who would enter through a journey, in memory: nothing is sent and nothing is stored. Told after each
 * slice how many are through.
 *
 * @param signal ends it with an AbortError
 */
export async function forecastJourney(
  db: Kysely<Database>,
  input: ForecastInput,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<JourneyForecast> {
  const { journeyId, behaviour, now } = input;
  const graph = compileGraph(input.graph);
  const tally = new ForecastTally(graph);
  const sent = new SentMessages(now);
  const costs = new ForecastCosts(
    input.rateCard,
    await openBill(db, input.rateCard, respondingSenders(input.graph), now),
  );
  const choosing = choosingActivities(graph);
  const scene: ForecastScene = {
    ...(await sceneOf(db, input, graph)),
    onLook: (look) => {
      tally.look(look);
      for (const { activityId, port } of look.transition.moves) {
        if (port !== null && choosing.has(activityId)) costs.went(`${activityId} ${port}`);
      }
    },
    onExcluded: (activityId, reason) => tally.excluded(activityId, reason),
    onSent: (message) => costs.add(message, sent.add(message)),
  };
  const rated = behaviour.kind === 'rates' ? ratedAnswers(behaviour.rates) : null;
  let people = 0;
  const take = async (slice: readonly Walker[]): Promise<void> => {
    const facts = needsNothing(graph.ruleNeeds)
      ? null
      : await loadFactsFor(
          db,
          graph.rules,
          slice.map(({ bucket, id }) => ({ bucket, profileId: id })),
          now,
        );
    const replays =
      behaviour.kind === 'replay' ? await loadReplay(db, behaviour.versionId, slice) : null;
    for (const person of slice) {
      const replayed = replays?.get(person.id);
      if (replays !== null && replayed === undefined) continue;
      people += 1;
      tally.entered();
      costs.begins();
      forecastPerson(
        { ...scene, surroundings: { ...scene.surroundings, person: `${journeyId}/${person.id}` } },
        {
          person: replayed === undefined ? person : asBefore(person, replayed),
          runId: replayed?.runId ?? runId(person.bucket, journeyId, person.id, 'once'),
          enteredAt: replayed?.enteredAt ?? now,
          event: replayed?.event ?? null,
          ruleFacts: facts?.facts.get(person.id),
          answers: replayed === undefined ? (rated ?? nobodyAnswers) : replayedAnswers(replayed),
          refusalOf: ({ id, state }) => {
            const left = replayed?.left.get(`${id}/${state.activityId}:${state.visit}`);
            return left?.reason?.startsWith('refused') === true ? left.reason : null;
          },
        },
      );
    }
    onProgress(people);
    await setImmediate();
    signal.throwIfAborted();
  };
  await inSlices(db, input, take);
  const byId = new Map(input.senders.map((sender) => [sender.id, sender]));
  return {
    people,
    activities: tally.activities(),
    senders: sent.senders(
      (id) => byId.get(id)?.messagesPerSecond ?? 1,
      (id) => byId.get(id)?.placesLeft ?? null,
    ),
    cost: costs.cost(),
  };
}

/** Reads the next slice while the one before is taken through. */
async function inSlices(
  db: Kysely<Database>,
  { condition, now }: ForecastInput,
  take: (slice: readonly Walker[]) => Promise<void>,
): Promise<void> {
  const read = (after: Walker | null) =>
    loadWalkers(db, condition, { after, limit: sliceSize, now });
  let reading = read(null);
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each slice begins where the one before ended
    const slice = await reading;
    const last = slice.at(-1);
    if (last === undefined) return;
    const isLast = slice.length < sliceSize;
    if (!isLast) {
      reading = read(last);
      // When this slice ends the forecast, nobody waits for the next one any more, nor for its failure.
      reading.catch(() => {});
    }
    // oxlint-disable-next-line no-await-in-loop
    await take(slice);
    if (isLast) return;
  }
}

async function sceneOf(
  db: Kysely<Database>,
  input: ForecastInput,
  graph: CompiledGraph,
): Promise<Omit<ForecastScene, 'onLook' | 'onExcluded' | 'onSent'>> {
  const senders = new Map(
    input.senders.map(({ id, connection, wabaId }) => [id, { connection, wabaId }]),
  );
  const messages = graph.graph.activities.flatMap((activity) => {
    return activity.type === 'whatsapp' && activity.senderId !== null
      ? [{ senderId: activity.senderId, content: activity.content }]
      : [];
  });
  const audiences = await listAudienceKinds(db);
  const winners = (await loadWinners(db, graph.hasExperiments ? [input.journeyId] : [])).get(
    input.journeyId,
  );
  const holders = new Map<string, string>();
  const { exits } = input.graph.settings;
  const entry = graph.entry?.type;
  return {
    graph,
    journeyName: input.journeyName,
    senders,
    templates: await templatesFor(db, messages),
    surroundings: {
      lists: new Set(audiences.flatMap(({ id, kind }) => (kind === 'list' ? [id] : []))),
      senders: new Set(senders.keys()),
      jumpFields: input.jumpFields,
      timeZone: await findTimeZone(db),
      ...(exits === undefined ? {} : { exits }),
      ...(winners === undefined ? {} : { winners }),
    },
    enteredByEvent: entry === 'entryEvent' || entry === 'entryMessage',
    reserve: (number, profileId) => {
      const holder = holders.get(number);
      if (holder === undefined) holders.set(number, profileId);
      return holder === undefined || holder === profileId;
    },
  };
}

/** Who sends responses, which are free up to a number of them. */
function respondingSenders({ activities }: Graph): string[] {
  return activities.flatMap((activity) =>
    activity.type === 'whatsapp' &&
    activity.senderId !== null &&
    activity.content.response !== undefined
      ? [activity.senderId]
      : [],
  );
}

/** Activities at which people part. */
function choosingActivities({ graph }: CompiledGraph): Set<string> {
  return new Set(graph.activities.flatMap(({ id, type }) => (choices.has(type) ? [id] : [])));
}

const choices: ReadonlySet<string> = new Set([
  'condition',
  'split',
  'experiment',
  'reaction',
  'waitForEvent',
]);

const nobodyAnswers: Answers = { portOf: () => null };

function replayedAnswers({ left }: Replayed): Answers {
  return {
    portOf: ({ runId: id, activityId, visit }) =>
      left.get(`${id}/${activityId}:${visit}`)?.port ?? null,
  };
}

const windowMs = 24 * 60 * 60_000;

/** The person as they came in: a window that opened later was not open yet. */
function asBefore(person: Walker, { enteredAt }: Replayed): Walker {
  const windows = [...person.windows].filter(([, until]) => until - windowMs <= enteredAt);
  return { ...person, windows: new Map(windows) };
}
