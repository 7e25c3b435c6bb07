import type { Reason } from './readiness.ts';

/** Where a process is between its start and its end, as a check of its readiness. */
export interface Stage {
  isUp(): void;
  isStopping(): void;
  check(this: void): readonly Reason[];
}

const starting: Reason = {
  code: 'starting',
  level: 'unready',
  text: 'This process is starting.',
};
const stopping: Reason = {
  code: 'stopping',
  level: 'unready',
  text: 'This process is stopping: send nobody here any more.',
};

export function createStage(): Stage {
  let now: Reason | null = starting;
  return {
    isUp() {
      now = null;
    },
    isStopping() {
      now = stopping;
    },
    check: () => (now === null ? [] : [now]),
  };
}
