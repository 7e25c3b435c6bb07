export { judgeWalkedMessage, type WalkedVerdict } from './judge-walked-message.ts';
export type { Walker } from './load-walkers.ts';
export { templatesFor } from './templates-for.ts';
export { walkerOf, type WalkedPerson } from './walker-of.ts';
export { walkFacts, type WalkFacts } from './walk-facts.ts';
