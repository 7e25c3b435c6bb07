export { backlogOf, type Backlog } from './backlog.ts';
export { silentMeter, type AnswerOutcome, type Meter } from './meter.ts';
