import type { HttpCall } from '../activities/http-request/http-call.ts';
import type { JourneyStart } from '../activities/start-journey/journey-start.ts';

/**
 * What a move asks for beside messages and changes of the profile. It is stored in the transaction of the move, so that
 * it happens if and only if the move does.
 */
export type Effect = CallEffect | JumpEffect | MembershipEffect | HandOverEffect | AssignmentEffect;

/** The person takes part in an experiment, counted once for each design (`experimentDesign`). */
export interface AssignmentEffect {
  kind: 'assignment';
  /** A variant's id, or `holdoutPort`. */
  variant: string;
  design: string;
}

/** A request that the person waits for here; its outcome comes back as the trigger `called`. */
export interface CallEffect {
  kind: 'call';
  /** To another system, or for another person. */
  call: HttpCall | JourneyStart;
  /** ms since the epoch after which it must not be tried any more. */
  expiresAt: number;
}

/** The person gets on a list of people, or off it. */
export interface MembershipEffect {
  kind: 'membership';
  audienceId: string;
  change: 'add' | 'remove';
}

/** The person's conversation with a sender is put before the team. */
export interface HandOverEffect {
  kind: 'handOver';
  senderId: string;
  note: string;
  /** E-mail of the colleague who is asked; null: whoever comes first. */
  assignee: string | null;
  /** The passage stays until somebody closes the conversation, which comes back as the trigger `handedBack`. */
  waits: boolean;
}

/** An effect and the visit that asked for it: what its id is derived from. */
export type RequestedEffect = Effect & { activityId: string; visit: number };

/** The person enters another journey, where this passage ends. Refused, it leaves the jump by `error` instead. */
export interface JumpEffect {
  kind: 'jump';
  journeyId: string;
  /** What the journey there reads as `event`. */
  event: Record<string, string | number | boolean>;
}
