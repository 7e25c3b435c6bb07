import type { HttpCall } from '../activities/http-request/http-call.ts';

/**
 * What a move asks for beside messages and changes of the profile. It is stored in the transaction of the move, so that
 * it happens if and only if the move does.
 */
export type Effect = CallEffect | JumpEffect;

/** A request to another system, which the person waits for here; its outcome comes back as the trigger `called`. */
export interface CallEffect {
  kind: 'call';
  call: HttpCall;
  /** ms since the epoch after which it must not be tried any more. */
  expiresAt: number;
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
