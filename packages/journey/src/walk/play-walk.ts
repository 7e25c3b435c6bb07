import type { PersonalisationData } from '@waypost/whatsapp';

import { visitData } from '../activities/visit-data.ts';
import type { ReactionOutcome } from '../activities/reaction/schema.ts';
import type { CompiledGraph } from '../graph/compile-graph.ts';
import type { ProfileUpdate } from '../profile/profile-update.ts';
import type { Decision } from '../rules/decision.ts';
import type { RuleFacts } from '../rules/rule-facts.ts';
import type { RequestedEffect } from '../step/effect.ts';
import { messageKey, type CallResult, type ProfileFacts } from '../step/run-state.ts';
import type { WaitingFor } from '../step/run-state.ts';
import { outcomeHappens } from './outcome-happens.ts';
import {
  PassageWalk,
  type Look,
  type LookedAt,
  type SentMessage,
  type WalkedRun,
  type WalkSurroundings,
} from './passage-walk.ts';

/** Who walks, and what is known around them. */
export interface WalkSetting {
  /** What chance draws from: the same text draws the same. */
  draw: string;
  profile: ProfileFacts;
  event: Readonly<Record<string, unknown>>;
  ruleFacts: RuleFacts;
  surroundings: WalkSurroundings;
  journeyName: string;
  /** ms since the epoch */
  startedAt: number;
}

/** What whoever tries the journey has happen next. */
export type WalkChoice =
  /** The message leaves, and Meta takes it. */
  | { kind: 'sent'; runId: string; as: 'template' | 'response' }
  /** It does not leave: we exclude it, or Meta refuses it. */
  | { kind: 'unsent'; runId: string; outcome: 'excluded' | 'refused'; reason: string }
  | { kind: 'outcome'; message: SentMessage; outcome: ReactionOutcome; text?: string }
  | { kind: 'event'; name: string; payload: Readonly<Record<string, unknown>> }
  | { kind: 'called'; runId: string; result: CallResult }
  | { kind: 'notCalled'; runId: string; reason: string }
  | { kind: 'handedBack'; runId: string }
  /** Time passes until something happens by itself. */
  | { kind: 'later' };

/** The choices so far, and the ports taken where chance decides, by `messageKey`. */
export interface WalkScript {
  choices: readonly WalkChoice[];
  ports: ReadonlyMap<string, string>;
}

export const freshScript: WalkScript = { choices: [], ports: new Map() };

/** What happened at an activity. */
export type Told =
  | {
      kind: 'left';
      port: string;
      reason: string | null;
      /** What decided; null where no rule did. */
      decided: Decision | null;
      update: ProfileUpdate | null;
      effects: readonly Omit<RequestedEffect, 'activityId' | 'visit'>[];
    }
  | { kind: 'forked' }
  | { kind: 'waits'; waitingFor: WaitingFor; until: number }
  | { kind: 'ended'; status: WalkedRun['status']; reason: string | null }
  | { kind: 'happened'; choice: WalkChoice };

/** One line of what happened in a walk. */
export interface TrailStep {
  activityId: string;
  visit: number;
  /** Of a parallel branch: its parallel activity and port. */
  branch: string | null;
  /** ms since the epoch */
  at: number;
  told: Told;
  /** How many choices had been made before: what is kept when another port is taken here. */
  choices: number;
}

/** What a passage or branch that is inside waits for. */
export interface OpenRun {
  runId: string;
  activityId: string;
  visit: number;
  branch: string | null;
  waitingFor: WaitingFor;
  /** When it goes on by itself, ms since the epoch. */
  until: number;
  /** Of a reaction: the message it is about. */
  message: SentMessage | null;
}

/** A message that waits to be sent or was sent, with all that it is written from. */
export interface PlayedMessage {
  activityId: string;
  key: string;
  runId: string;
  at: number;
  data: PersonalisationData;
  /** Null: its outcome is not chosen yet. */
  as: 'template' | 'response' | null;
}

/** A walk as far as its script goes. */
export interface WalkPlay {
  trail: readonly TrailStep[];
  open: readonly OpenRun[];
  messages: readonly PlayedMessage[];
  profile: ProfileFacts;
  /** ms since the epoch */
  now: number;
  /** When something happens by itself; null: nothing does. */
  nextAt: number | null;
  /** Until when the person may be answered freely by a sender, ms since the epoch; null: not at all. */
  windowUntil: (senderId: string) => number | null;
}

/**
 * Walks one person through a journey as a script says, by the step function of the engine. Pure: the same script takes
 * the same way, so going back is playing a shorter one.
 */
export function playWalk(
  compiled: CompiledGraph,
  setting: WalkSetting,
  script: WalkScript,
): WalkPlay {
  const trail: TrailStep[] = [];
  const messages: PlayedMessage[] = [];
  let made = 0;
  const walk = new PassageWalk(compiled, {
    runId: setting.draw,
    branchId: (parentId, port, visit) => `${parentId}.${port}.${visit}`,
    profile: setting.profile,
    enteredAt: setting.startedAt,
    journeyName: setting.journeyName,
    event: setting.event,
    ruleFacts: setting.ruleFacts,
    surroundings: { ...setting.surroundings, chosenPorts: script.ports },
    onLook: (look) => {
      trail.push(...told(look, made));
      messages.push(...written(look));
    },
  });
  let now = setting.startedAt;
  walk.settle(now);
  for (const choice of script.choices) {
    made += 1;
    if (choice.kind === 'later') now = Math.max(now, walk.nextAt() ?? now);
    else trail.push(...happening(walk, choice, now, made));
    apply(walk, choice, now, messages);
  }
  const nextAt = walk.nextAt();
  return {
    trail,
    messages,
    open: walk.inside().flatMap((run) => openRun(compiled, run)),
    profile: walk.profile,
    now,
    nextAt: nextAt === null || !Number.isFinite(nextAt) ? null : nextAt,
    windowUntil: (senderId) => walk.windowUntil(senderId),
  };
}

function apply(
  walk: PassageWalk,
  choice: WalkChoice,
  now: number,
  messages: PlayedMessage[],
): void {
  switch (choice.kind) {
    case 'later':
      return walk.settle(now);
    case 'event':
      return walk.happened(choice.name, choice.payload, now);
    case 'outcome':
      return outcomeHappens(walk, choice.message, choice.outcome, now, choice.text);
    case 'sent':
    case 'unsent':
    case 'called':
    case 'notCalled':
    case 'handedBack': {
      const run = walk.runs.get(choice.runId);
      if (run !== undefined) goOn(walk, run, choice, now, messages);
    }
  }
}

function goOn(
  walk: PassageWalk,
  run: WalkedRun,
  choice: Extract<WalkChoice, { runId: string }>,
  now: number,
  messages: PlayedMessage[],
): void {
  const key = messageKey(run.state.activityId, run.state.visit);
  const index = messages.findIndex((one) => one.key === key && one.runId === run.id);
  const message = messages[index];
  switch (choice.kind) {
    case 'sent':
      if (message !== undefined) messages[index] = { ...message, as: choice.as };
      return walk.dispatched(run, { kind: 'dispatched', outcome: 'accepted' }, now);
    case 'unsent':
      if (message !== undefined) messages.splice(index, 1);
      return walk.dispatched(
        run,
        { kind: 'dispatched', outcome: choice.outcome, reason: choice.reason },
        now,
      );
    case 'called':
      return walk.triggered(
        run,
        { kind: 'called', outcome: 'answered', result: choice.result },
        now,
      );
    case 'notCalled':
      return walk.triggered(
        run,
        { kind: 'called', outcome: 'failed', reason: choice.reason, result: null },
        now,
      );
    case 'handedBack':
      return walk.triggered(run, { kind: 'handedBack' }, now);
  }
}

/** The line of a choice, at the activity that it concerns. */
function happening(
  walk: PassageWalk,
  choice: WalkChoice,
  at: number,
  choices: number,
): TrailStep[] {
  const concerned =
    'runId' in choice
      ? walk.runs.get(choice.runId)
      : walk.inside().find(({ state }) => state.waitingFor !== 'branches');
  if (concerned === undefined) return [];
  const { activityId, visit, branch = null } = concerned.state;
  return [{ activityId, visit, branch, at, choices, told: { kind: 'happened', choice } }];
}

/** The lines of one look. */
function told({ from, transition, visits, now: at }: Look, choices: number): TrailStep[] {
  const branch = from.branch ?? null;
  const lines = visits.flatMap((looked): TrailStep[] => {
    const line = lineOf(looked);
    if (line === null) return [];
    const { activityId, visit } = looked.context.state;
    return [{ activityId, visit, branch, at, choices, told: line }];
  });
  const { end, state } = transition;
  if (end === null) return lines;
  const { activityId, visit } = state;
  const { status, reason } = end;
  return [
    ...lines,
    { activityId, visit, branch, at, choices, told: { kind: 'ended', status, reason } },
  ];
}

function lineOf({ context, visit }: LookedAt): Told | null {
  switch (visit.kind) {
    case 'leave':
      return {
        kind: 'left',
        port: visit.port,
        reason: visit.reason ?? null,
        decided: visit.decided ?? null,
        update: visit.profileUpdate ?? null,
        effects: visit.effects ?? [],
      };
    case 'fork':
      return { kind: 'forked' };
    case 'wait':
      return context.state.waitingFor === null
        ? { kind: 'waits', waitingFor: visit.waitingFor, until: visit.deadlineAt }
        : null;
    case 'end':
      return null;
  }
}

/** Messages that a look asks for. */
function written({ run, visits, transition, now }: Look): PlayedMessage[] {
  const { send } = transition;
  const last = visits.at(-1);
  if (send === null || last === undefined) return [];
  const { activityId, visit } = send;
  const { state, facts } = last.context;
  return [
    {
      activityId,
      key: messageKey(activityId, visit),
      runId: run.id,
      at: now,
      data: visitData(state, facts),
      as: null,
    },
  ];
}

function openRun(compiled: CompiledGraph, { id, state, wakeAt }: WalkedRun): OpenRun[] {
  const { activityId, visit, waitingFor, branch = null } = state;
  if (waitingFor === null) return [];
  const until = state.deadlineAt ?? wakeAt;
  const message = watchedMessage(compiled, id, state);
  return [{ runId: id, activityId, visit, branch, waitingFor, until, message }];
}

function watchedMessage(
  compiled: CompiledGraph,
  runId: string,
  { activityId, context }: WalkedRun['state'],
): SentMessage | null {
  const activity = compiled.activities.get(activityId);
  if (activity?.type !== 'reaction') return null;
  const full = context.messages[activity.activityId ?? ''];
  if (full === undefined) return null;
  const [key = '', sender = runId] = full.split('@');
  return { runId: sender, key };
}
