export { getSchedule, type NextDates } from './get-schedule.ts';
export { listLaunches, type ListedLaunch } from './list-launches.ts';
