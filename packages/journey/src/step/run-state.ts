import { z } from 'zod';

import type { lifetimeReason } from '../entry/lifetime.ts';
import type { ExitCriterion, exitReason } from '../goals/goal.ts';
import type { ProfileUpdate } from '../profile/profile-update.ts';
import type { JumpField } from '../activities/jump/jump-target.ts';
import type { BranchFacts, BranchStart } from './branches.ts';
import type { RequestedEffect } from './effect.ts';
import { eventMarkSchema, type EventMark, type ProfileEvent } from './event-mark.ts';
import type { Decision } from '../rules/decision.ts';
import type { RuleFacts } from '../rules/rule-facts.ts';

/**
 * What a passage remembers: its event, the newest message of each WhatsApp activity passed, and what its activities
 * learned.
 */
export const runContextSchema = z.object({
  /** Payload of the event that started the passage; absent for an audience entry. */
  event: z.record(z.string(), z.unknown()).optional(),
  /** Key (see `messageKey`) of the newest accepted message, by the id of its WhatsApp activity. */
  messages: z.record(z.string(), z.string()).default({}),
  /**
   * What an activity learned on its newest visit, by its id: an HTTP answer's fields, a reply, an event's payload. Absent
   * while there is none, so that a journey that learns nothing stores nothing.
   */
  results: z.record(z.string(), z.unknown()).optional(),
  /** When a goal that is about a rule was reached, ms since the epoch. */
  goalAt: z.number().optional(),
  /** From where on events count, by the id of the activity from which on they do. */
  marks: z.record(z.string(), eventMarkSchema).optional(),
});
export type RunContext = z.infer<typeof runContextSchema>;

/** The context with what an activity learned, in place of what it learned on an earlier visit. */
export function withResult(context: RunContext, activityId: string, result: unknown): RunContext {
  return { ...context, results: { ...context.results, [activityId]: result } };
}

/** The context with the mark of an activity, in place of that of an earlier visit. */
export function withMark(context: RunContext, activityId: string, mark: EventMark): RunContext {
  return { ...context, marks: { ...context.marks, [activityId]: mark } };
}

/** Names a message within its passage. A second lap of a loop has a visit, so a key, of its own. */
export function messageKey(activityId: string, visit: number): string {
  return `${activityId}:${visit}`;
}

/**
 * What a passage waits for: the outcome of its message, a moment, a reaction to a message, the answer of another system,
 * a colleague who closes the conversation, its own parallel branches, or an event.
 */
export const waitingForSchema = z.enum([
  'dispatch',
  'time',
  'reaction',
  'call',
  'person',
  'branches',
  'event',
]);
export type WaitingFor = z.infer<typeof waitingForSchema>;

/** A passage at rest: the activity it stands at and what it waits for there. */
export interface RunState {
  activityId: string;
  /** Raised by every move, so that a second lap of a loop has message ids of its own. */
  visit: number;
  /** Null: the activity has not been looked at yet (just enrolled). */
  waitingFor: WaitingFor | null;
  /** End of the present wait, ms since the epoch. */
  deadlineAt: number | null;
  context: RunContext;
  /** Of a parallel branch: its port, with the parallel activity (`portKey`). Absent for the person's own passage. */
  branch?: string;
}

/** What is known about one earlier message of the passage when a reaction is decided. */
export interface MessageFacts {
  acceptedAt: number | null;
  deliveredAt: number | null;
  readAt: number | null;
  failedAt: number | null;
  /** Meta's code of a failure; absent while there is none. */
  failureCode?: number | null;
}

/** Something a person did with a message, in the order in which we received it. */
export interface MessageEvent {
  /** Our receive order; never Meta's timestamp. */
  sequence: number;
  kind: 'reply' | 'button' | 'flow' | 'click';
  /** Key of the message it answers or concerns. */
  message: string;
  /** Place of the tapped button, for `button`. */
  button: number | null;
  /** What was written, or the words on what was tapped. */
  text?: string | null;
  /** Of a Flow that was sent in, by the names of its fields. */
  answers?: Readonly<Record<string, unknown>> | null;
  /** Where a clicked link leads. */
  url?: string | null;
}

/** Everything outside the run that a step may look at. */
export interface StepFacts {
  /** The passage's id: what a random split draws from, so that a second look draws the same. */
  runId: string;
  /** Names the person within this journey: what experiments draw from. Absent: the passage's id stands for it. */
  person?: string;
  /** Ports that everybody leaves experiments by who is not held out, by `experimentKey`. */
  winners?: ReadonlyMap<string, string>;
  /** For Liquid's `journey.name`. */
  journeyName: string;
  profile: ProfileFacts;
  /** By message key. Needed for runs that wait for a reaction, or may come to one in this step. */
  messages: ReadonlyMap<string, MessageFacts>;
  /** Ids of those lists of people there are that the journey puts people on or takes them off. */
  lists?: ReadonlySet<string>;
  /** Ids of those senders there are whose conversations the journey hands over. */
  senders?: ReadonlySet<string>;
  events: readonly MessageEvent[];
  /** Events of the person under the names that the journey waits for; needed where `needsEvents` says so. */
  profileEvents?: readonly ProfileEvent[];
  /** When the passage began, ms since the epoch; absent: its lifetime never ends. */
  enteredAt?: number;
  /** What takes the person out; absent where the journey has none. */
  exits?: readonly ExitCriterion[];
  /** Events of the person that exits are about, those received since they entered. */
  exitEvents?: readonly ProfileEvent[];
  /** The branches a join waits for, as they stand; of those that are over the latest last. */
  branches?: readonly BranchFacts[];
  /** Fields of the journeys that jumps lead to and that let people in now, by their ids. */
  jumpFields?: ReadonlyMap<string, readonly JumpField[]>;
  /** Jumps (`messageKey`) that were refused: the person is in that journey, or may not enter it again. */
  refusedJumps?: ReadonlySet<string>;
  /**
   * Ports that were chosen, by `messageKey`: by somebody who walks where chance decides, by a forecast where an event is
   * waited for. Absent in journeys that people really walk through.
   */
  chosenPorts?: ReadonlyMap<string, string>;
  /** What rules ask for beside fields; absent where no rule of the journey does. */
  ruleFacts?: RuleFacts;
  /** How much faster the clock goes that all these instants are told by; absent: as fast as any other. */
  pace?: number;
  /** IANA name of the workspace's zone, which days of rules are counted in; UTC when absent. */
  timeZone?: string;
}

/** A profile as rules see it: its attributes and its consent. */
export interface ProfileFacts {
  attributes: Readonly<Record<string, unknown>>;
  consent: Readonly<Record<'marketing' | 'service', 'in' | 'out' | null>>;
}

/**
 * Why the run is looked at. `wake` covers enrolment, timers and events alike: the step reads the facts
 * and decides. `dispatched` carries the outcome of the message the run waits for, `called` that of the request to another
 * system, `handedBack` comes when a colleague has closed the conversation.
 */
export type Trigger =
  | { kind: 'wake' }
  | { kind: 'dispatched'; outcome: 'accepted' }
  | { kind: 'dispatched'; outcome: 'refused' | 'excluded' | 'expired'; reason: string }
  | { kind: 'handedBack' }
  | { kind: 'called'; outcome: 'answered'; result: CallResult }
  | { kind: 'called'; outcome: 'failed'; reason: string; result: CallResult | null };

/** What another system answered, by field. */
export type CallResult = Record<string, string | number | boolean | null>;

/** One activity left (`port`) or the place where the passage ended (`port` null). */
export interface Move {
  activityId: string;
  visit: number;
  port: string | null;
  reason: string | null;
  /** What a rule found that decided by which port; absent where none did. */
  decided?: Decision;
}

/** A message to be written with the move; its id is derived from run, activity and visit. */
export interface SendRequest {
  activityId: string;
  visit: number;
  /** ms since the epoch after which it must not leave any more. */
  expiresAt: number;
}

export type RunEnd =
  | { status: 'finished'; reason: null }
  | { status: 'failed'; reason: string }
  | { status: 'exited'; reason: typeof lifetimeReason | typeof exitReason };

/** The result of a step: where the run now stands, or how it ended. */
export interface Transition {
  moves: Move[];
  /** Ids of the activities arrived at, in order. */
  arrivals: string[];
  send: SendRequest | null;
  /** What else is to be stored with the moves, in their order. */
  effects: RequestedEffect[];
  /** What is to be written into the profile, of several updates together; null: nothing. */
  profileUpdate: ProfileUpdate | null;
  /** Parallel branches that begin; the run itself waits at their join. */
  branches: BranchStart[];
  /** Why the branches of the join that is left end now, if any still go on; null: nothing of the kind. */
  closesBranches: string | null;
  /** The passage reaches the journey's goal with this look; events reach theirs when they are recorded. */
  reachesGoal: boolean;
  state: RunState;
  end: RunEnd | null;
  /** When to look again, ms since the epoch; null when the run ended. */
  wakeAt: number | null;
}
