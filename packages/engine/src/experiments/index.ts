export { ownDecision } from './decide-by-itself.ts';
export type { VariantChoice } from './choose-variant.ts';
export { findExperiments, type StandingExperiment } from './find-experiments.ts';
