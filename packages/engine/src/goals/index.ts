export { goalReport, type GoalReport } from './goal-report.ts';
export { listExitChanges, type ExitChange } from './list-exit-changes.ts';
export type { ExitsChange } from './set-exits.ts';
