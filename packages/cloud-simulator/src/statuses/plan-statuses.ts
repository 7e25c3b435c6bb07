import { within, type Draw } from '../randomness/randomness.ts';
import { byHand, step } from './progress.ts';

/** Milliseconds from one status to the next, each drawn between two ends. */
export interface StatusDelays {
  sent: readonly [number, number];
  delivered: readonly [number, number];
  read: readonly [number, number];
}

export const defaultDelays: StatusDelays = {
  sent: [20, 80],
  delivered: [60, 400],
  read: [300, 1500],
};

/** What is going to happen to an accepted message. */
export type Fate =
  | { kind: 'arrives'; readShare: number }
  /** Gets no further than one grey tick: the person blocked us. */
  | { kind: 'stays_sent' }
  /** Gets no further until the phone is switched on again. */
  | { kind: 'waits_for_phone' }
  /** Held back for Meta's look at its template. */
  | { kind: 'held'; decideAt: number }
  /** Fails by webhook: at once, or after it got as far as `after`, `delayMs` later. */
  | { kind: 'fails'; code: number; after: 'nothing' | 'sent' | 'delivered'; delayMs?: number }
  | { kind: 'silent' };

export interface PlannedStep {
  dueAt: number;
  step: number;
  failure: number | null;
}

/** The statuses a message will get and when, in their order. `now` in milliseconds. */
export function planStatuses(
  fate: Fate,
  delays: StatusDelays,
  now: number,
  draw: Draw,
): PlannedStep[] {
  if (fate.kind === 'silent') return [];
  if (fate.kind === 'held') return [{ dueAt: fate.decideAt, step: step.decide, failure: null }];
  const sentAt = Math.round(now + within(draw, delays.sent));
  const sent: PlannedStep = { dueAt: sentAt, step: step.sent, failure: null };
  if (fate.kind === 'stays_sent') return [sent];
  if (fate.kind === 'waits_for_phone') {
    return [sent, { dueAt: byHand, step: step.reach, failure: null }];
  }
  const nextAt = Math.round(sentAt + within(draw, delays.delivered));
  const delivered: PlannedStep = { dueAt: nextAt, step: step.delivered, failure: null };
  if (fate.kind === 'fails') {
    const before = { nothing: [], sent: [sent], delivered: [sent, delivered] }[fate.after];
    const lastAt = before.at(-1)?.dueAt ?? now;
    const usual = fate.after === 'nothing' ? delays.sent : delays.delivered;
    const dueAt = Math.round(lastAt + (fate.delayMs ?? within(draw, usual)));
    return [...before, { dueAt, step: step.failed, failure: fate.code }];
  }
  const plan = [sent, delivered];
  if (draw() < fate.readShare) {
    const dueAt = Math.round(nextAt + within(draw, delays.read));
    plan.push({ dueAt, step: step.read, failure: null });
  }
  return plan;
}
