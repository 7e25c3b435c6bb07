import type { Run } from '@waypost/api';

/** Whether a person waits for something that time alone brings to an end. */
export function isWaitToSkip(waitingFor: Run['waitingFor']): boolean {
  return waitingFor === 'time' || waitingFor === 'reaction' || waitingFor === 'event';
}
