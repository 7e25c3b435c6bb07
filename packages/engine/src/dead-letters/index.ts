export type { DeadLetterChoice } from './choice.ts';
export { askReplay } from './ask-replay.ts';
export { countDeadLetters } from './count-dead-letters.ts';
export { listDeadLetters, type ListedDeadLetter } from './list-dead-letters.ts';
export { countSetAside, findSetAside } from './find-set-aside.ts';
