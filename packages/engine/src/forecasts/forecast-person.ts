import { messageKey, type ActivityOf, type CompiledGraph, type RuleFacts } from '@waypost/journey';
import {
  outcomeHappens,
  PassageWalk,
  type Look,
  type WalkedRun,
  type WalkSurroundings,
} from '@waypost/journey/walk';
import { personalisationData } from '@waypost/whatsapp';
import { chargedCountry } from '@waypost/whatsapp/numbers';

import { profileFacts } from '../advance/load-profiles.ts';
import type { MessageTemplates } from '../advance/message-templates.ts';
import { branchRunId } from '../runs/run-ids.ts';
import { judgeWalkedMessage } from '../walks/judge-walked-message.ts';
import type { Walker } from '../walks/load-walkers.ts';
import { asWalked } from '../walks/walker-of.ts';
import type { Answers } from './answers.ts';
import type { PricedMessage } from './forecast-costs.ts';

/** A sender as a forecast needs it. */
export interface ForecastedSender {
  connection: 'simulator' | 'meta';
  wabaId: string;
}

/** What all people of a forecast share. */
export interface ForecastScene {
  graph: CompiledGraph;
  journeyName: string;
  senders: ReadonlyMap<string, ForecastedSender>;
  templates: MessageTemplates;
  surroundings: WalkSurroundings;
  enteredByEvent: boolean;
  /** Told of every look. */
  onLook: (look: Look) => void;
  onExcluded: (activityId: string, reason: string) => void;
  onSent: (message: PricedMessage) => void;
  /** Takes a number for a person; false when somebody else has it. */
  reserve: (number: string, profileId: string) => boolean;
}

/** Who goes through the journey, from when on. */
export interface Forecasted {
  person: Walker;
  runId: string;
  enteredAt: number;
  event: Record<string, unknown> | null;
  ruleFacts: RuleFacts | undefined;
  answers: Answers;
  /** Why Meta did not take the message of a visit; null: it did. */
  refusalOf: (run: WalkedRun) => string | null;
}

/** Looks after which a passage is given up that goes round and round. */
const mostLooks = 5_000;

/** Takes one person through a journey to its end, by the step function and the exclusion rules of the engine. */
export function forecastPerson(scene: ForecastScene, forecasted: Forecasted): void {
  const { graph } = scene;
  const { person, enteredAt, event, ruleFacts } = forecasted;
  const chosenPorts = new Map<string, string>();
  const walk = new PassageWalk(graph, {
    runId: forecasted.runId,
    branchId: (parentId, port, visit) =>
      branchRunId({ bucket: person.bucket, id: parentId }, port, visit),
    profile: profileFacts(person),
    enteredAt,
    journeyName: scene.journeyName,
    ...(event === null ? {} : { event }),
    ...(ruleFacts === undefined ? {} : { ruleFacts }),
    surroundings: { ...scene.surroundings, chosenPorts },
    onLook: scene.onLook,
  });
  const asked = new Set<string>();
  let now = enteredAt;
  walk.settle(now);
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const inside = walk.inside();
    if (inside.length === 0) return;
    const acting = inside.find((run) => {
      const what = run.state.waitingFor;
      if (what === 'dispatch') return true;
      if (what === null || what === 'time' || what === 'branches') return false;
      return !asked.has(placeOf(run));
    });
    if (acting === undefined) {
      const next = walk.nextAt();
      if (next === null || !Number.isFinite(next)) return;
      now = Math.max(now, next);
      walk.settle(now);
    } else if (acting.state.waitingFor === 'dispatch') {
      dispatch(scene, forecasted, walk, acting, now);
    } else {
      asked.add(placeOf(acting));
      answer(graph, forecasted, walk, acting, chosenPorts, now);
    }
  }
}

function placeOf({ id, state }: WalkedRun): string {
  return `${id}/${messageKey(state.activityId, state.visit)}`;
}

/** Has happen what this person, or somebody else, does here; where nothing does the deadline comes. */
function answer(
  { activities }: CompiledGraph,
  { answers }: Forecasted,
  walk: PassageWalk,
  run: WalkedRun,
  chosenPorts: Map<string, string>,
  now: number,
): void {
  const { activityId, visit, context } = run.state;
  const port = answers.portOf({ runId: run.id, activityId, visit });
  const activity = activities.get(activityId);
  if (activity?.type === 'httpRequest' || activity?.type === 'startJourney') {
    walk.triggered(
      run,
      port === 'error'
        ? { kind: 'called', outcome: 'failed', reason: 'call_timeout', result: null }
        : { kind: 'called', outcome: 'answered', result: {} },
      now,
    );
    return;
  }
  if (port === null) return;
  if (activity?.type === 'handOver' && port === 'next') {
    walk.triggered(run, { kind: 'handedBack' }, now);
  } else if (activity?.type === 'waitForEvent' && port === 'next') {
    chosenPorts.set(messageKey(activityId, visit), port);
    walk.wakeAll(now);
  } else if (activity?.type === 'reaction') {
    react(activity, run, context.messages[activity.activityId ?? ''], walk, port, now);
  }
}

function react(
  { outcomes }: ActivityOf<'reaction'>,
  run: WalkedRun,
  full: string | undefined,
  walk: PassageWalk,
  port: string,
  now: number,
): void {
  const outcome = outcomes.find(({ id }) => id === port);
  if (outcome === undefined || full === undefined) return;
  const [key = '', runId = run.id] = full.split('@');
  outcomeHappens(walk, { runId, key }, outcome, now);
}

/** What becomes of the message that a run waits for. */
function dispatch(
  scene: ForecastScene,
  { person, refusalOf }: Forecasted,
  walk: PassageWalk,
  run: WalkedRun,
  now: number,
): void {
  const { activityId } = run.state;
  const exclude = (reason: string): void => {
    scene.onExcluded(activityId, reason);
    walk.dispatched(run, { kind: 'dispatched', outcome: 'excluded', reason }, now);
  };
  const activity = scene.graph.activities.get(activityId);
  const sender =
    activity?.type === 'whatsapp' ? scene.senders.get(activity.senderId ?? '') : undefined;
  if (activity?.type !== 'whatsapp' || activity.senderId === null || sender === undefined) {
    exclude('sender_missing');
    return;
  }
  const { senderId } = activity;
  const walked = asWalked(person, walk.profile);
  const { event } = run.state.context;
  const windowUntil = Math.max(walk.windowUntil(senderId) ?? 0, person.windows.get(senderId) ?? 0);
  const verdict = judgeWalkedMessage(
    walked,
    {
      activity,
      sender,
      data: personalisationData({
        profile: {
          externalId: walked.external_id,
          firstName: walked.first_name,
          lastName: walked.last_name,
          phone: walked.phone,
          locale: walked.locale,
          country: walked.country,
          timeZone: walked.time_zone,
          attributes: walked.attributes,
        },
        event: event ?? null,
        journey: { name: scene.journeyName },
        results: run.state.context.results,
      }),
      windowUntil,
      enteredByEvent: scene.enteredByEvent,
    },
    scene.templates,
    now,
  );
  const number = walked.phone ?? walked.bsuid ?? '';
  if (verdict.exclusion !== null) {
    exclude(verdict.exclusion);
  } else if (!scene.reserve(number, person.id)) {
    exclude('same_number');
  } else {
    const refusal = refusalOf(run);
    if (refusal !== null) {
      walk.dispatched(run, { kind: 'dispatched', outcome: 'refused', reason: refusal }, now);
      return;
    }
    scene.onSent({
      activityId,
      senderId,
      at: now,
      category: verdict.category,
      country: chargedCountry(number),
      windowOpen: windowUntil > now,
      freeEntry: (person.freeEntries.get(senderId) ?? 0) > now,
    });
    walk.dispatched(run, { kind: 'dispatched', outcome: 'accepted' }, now);
  }
}
