import type { Visit, VisitContext } from '../activities/definition.ts';

/** At an entry people pass at once, or when their turn in the line in front of it comes. */
export function passEntry({ state: { deadlineAt }, now }: VisitContext): Visit {
  return deadlineAt === null || deadlineAt <= now
    ? { kind: 'leave', port: 'next' }
    : { kind: 'wait', waitingFor: 'time', deadlineAt, wakeAt: deadlineAt };
}
