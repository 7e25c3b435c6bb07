export { getTrial, type TrialDetail, type TrialPlace } from './get-trial.ts';
export { listTrials, type ListedTrial } from './list-trials.ts';
export { TrialRefusal } from './trial-refusal.ts';
