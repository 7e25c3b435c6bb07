import type { Template } from '@waypost/whatsapp';

import type { Problem } from '../validation/problem.ts';
import type { Effect } from '../step/effect.ts';
import type { ProfileUpdate } from '../profile/profile-update.ts';
import type { Decision } from '../rules/decision.ts';
import type { Rule } from '../rules/rule.ts';
import type { RunState, StepFacts, Trigger } from '../step/run-state.ts';
import type { Activity } from './activity.ts';
import type { JumpTarget } from './jump/jump-target.ts';
import type { EventJourney } from './start-journey/journey-start.ts';

/** Everything outside the graph that validation may look up. */
export interface ValidationContext {
  senders: readonly { id: string; name: string; connection: 'simulator' | 'meta' }[];
  /** Templates of the account a sender belongs to. */
  templatesOf(senderId: string): Template[];
  audienceIds: ReadonlySet<string>;
  /** Journeys that jumps may lead to; left out when they are not known. */
  journeys?: readonly JumpTarget[];
  /** The journey that is checked; left out while it has no id yet. */
  journeyId?: string;
  /** Audiences that are lists, whose members change one by one; left out when they are not known. */
  listIds?: ReadonlySet<string>;
  /** Journeys that an event starts; left out when they are not known. */
  eventJourneys?: readonly EventJourney[];
  /** Secrets that headers may carry, each to its host only; left out when they are not known. */
  secrets?: readonly { id: string; host: string }[];
  /** Names Liquid and rules may use, e.g. `profile.tier`; left out when they are not known. */
  profileFields?: readonly string[];
  /** ms since the epoch; left out where no date is judged by whether it is over. */
  now?: number;
}

/** What an activity's own validation sees: the surroundings, and where it stands in its graph. */
export interface ValidationScope extends ValidationContext {
  activityById(id: string): Activity | undefined;
  /** True when a path leads from the first activity to the second. */
  leadsTo(from: string, to: string): boolean;
  /** Fields of the entry event, empty for other entries. */
  eventFields: readonly string[];
  entry: Activity | undefined;
  /** Ids of the WhatsApp activities. */
  messageIds: readonly string[];
  /** The journey says what it is for. */
  hasGoal: boolean;
  /** How long people stay in the journey at most, ms. */
  lifetimeMs: number;
}

export interface VisitContext {
  state: RunState;
  facts: StepFacts;
  trigger: Trigger;
  /** ms since the epoch */
  now: number;
  /** Whether any activity reads a result of this one. If not, there is nothing to remember of it. */
  isRead: boolean;
}

/** Something an activity learns about a person: those behind it read it as `results.<its id>.<field>`. */
export interface ProvidedResult {
  /** Anything below it (`answers.size`) is known, too. */
  field: string;
  kind: 'text' | 'number' | 'date' | 'boolean';
  /** What authors call it; of fields every activity of its kind has, the studio knows words of its own. */
  label: string;
  /** Ports behind which it has a value; left out: all but `error`. */
  ports?: readonly string[];
}

/** What an activity decides when a run stands at it. */
export type Visit =
  | {
      kind: 'leave';
      port: string;
      reason?: string;
      /** What decided, where a rule did. */
      decided?: Decision;
      context?: RunState['context'];
      /** What the person's profile is given; the activities behind this one see it. */
      profileUpdate?: ProfileUpdate;
      effects?: readonly Effect[];
      /** Why parallel branches that still go on end now. */
      closesBranches?: string;
    }
  | {
      kind: 'wait';
      waitingFor: NonNullable<RunState['waitingFor']>;
      /** What the passage remembers from now on; left out: as before. */
      context?: RunState['context'];
      deadlineAt: number;
      wakeAt: number;
      /** A message has to be written with this arrival. */
      sendExpiresAt?: number;
      effects?: readonly Effect[];
    }
  /** All ports at once, each by a passage of its own; the run waits at the join. */
  | { kind: 'fork' }
  | { kind: 'end'; effects?: readonly Effect[] };

/** A problem of one activity, its id filled in by the caller. */
export type OwnProblem = Omit<Problem, 'activityId'>;

/** One kind of activity: all that the journey language knows about it, in one folder. */
export interface ActivityDefinition<A extends Activity> {
  type: A['type'];
  create(id: string, position: { x: number; y: number }): A;
  /** Names of the ports people leave by, in drawing order. */
  ports(activity: A): string[];
  validate(activity: A, scope: ValidationScope): OwnProblem[];
  /** Results for those behind it; see `knownResults`. Left out: it learns nothing. */
  provides?(activity: A): ProvidedResult[];
  /** Rules that a visit evaluates, so that what they look at is loaded before. Left out: none. */
  rules?(activity: A): readonly Rule[];
  visit(activity: A, context: VisitContext): Visit;
  /**
   * True when everybody who comes here stays for some time, so that a loop through it does not spin; of reactions see
   * `loopProblems`.
   */
  waits: boolean | ((activity: A) => boolean);
  /**
   * What a step must know of the person when a run arrives here: their profile, nothing, or, since whoever arrives may
   * pass at once, what the activities behind this one need.
   */
  arrivalNeeds: ArrivalNeeds | ((activity: A) => ArrivalNeeds);
  /** Whoever waits here is looked at with their profile, because the wait follows it. Left out: it is not. */
  followsProfile?(activity: A): boolean;
}

/** See `ActivityDefinition.arrivalNeeds`. */
export type ArrivalNeeds = 'profile' | 'nothing' | 'behind';
