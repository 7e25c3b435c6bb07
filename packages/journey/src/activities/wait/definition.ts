import type { ActivityDefinition, ArrivalNeeds, Visit, VisitContext } from '../definition.ts';
import { errorPort } from '../error-port.ts';
import { waitSchema, type Wait } from './schema.ts';
import { waitEnd } from './wait-end.ts';
import { waitProblems } from './wait-problems.ts';

/** Waits whose end comes from data, which may be missing or over. */
function isDated({ until }: Wait): boolean {
  return until.kind === 'date' || until.kind === 'moment';
}

/** Waits that follow the person's data, or the clocks where they live. */
function followsProfile({ until }: Wait): boolean {
  return (
    until.kind !== 'duration' &&
    (until.zone === null || until.kind === 'date' || until.kind === 'moment')
  );
}

/** Whether nobody goes on by the port `next` without having waited. */
function takesTime({ until }: Wait): boolean {
  switch (until.kind) {
    case 'duration':
    case 'time':
      return true;
    case 'hours':
      return false;
    case 'date':
      return until.missing === 'error' && (until.everyYear || until.past === 'error');
    case 'moment':
      return until.missing === 'error' && until.past === 'error';
  }
}

/**
 * Whoever waits by a date or a clock is looked at anew each time they are woken: an end that lies ahead is worked out
 * again with their present zone and data, so that a person who moves, or whose date is put off, waits accordingly.
 */
function visit(activity: Wait, context: VisitContext): Visit {
  const { state, now } = context;
  const began = state.waitingFor === 'time' ? state.deadlineAt : null;
  if (began !== null && now >= began) return { kind: 'leave', port: 'next' };
  if (began !== null && activity.until.kind === 'duration') return waitTill(began);
  const end = waitEnd(activity, context);
  if ('reason' in end) return withoutWaiting(activity, 'missing', end.reason);
  return end.at > now ? waitTill(end.at) : withoutWaiting(activity, 'past', 'date_past');
}

function waitTill(at: number): Visit {
  return { kind: 'wait', waitingFor: 'time', deadlineAt: at, wakeAt: at };
}

function withoutWaiting({ until }: Wait, why: 'missing' | 'past', reason: string): Visit {
  if (until.kind !== 'date' && until.kind !== 'moment') return { kind: 'leave', port: 'next' };
  return { kind: 'leave', port: until[why], reason };
}

export const wait: ActivityDefinition<Wait> = {
  type: 'wait',
  create: (id, position) => waitSchema.parse({ id, type: 'wait', position }),
  ports: (activity) => (isDated(activity) ? ['next', errorPort] : ['next']),
  validate: waitProblems,
  visit,
  waits: takesTime,
  arrivalNeeds: (activity): ArrivalNeeds => {
    if (followsProfile(activity)) return 'profile';
    return activity.until.kind === 'hours' ? 'behind' : 'nothing';
  },
  followsProfile,
};
