import { getVersion } from '@waypost/engine/journeys';
import { getSchedule, listLaunches, type ListedLaunch } from '@waypost/engine/schedules';
import { isEntry, nextDates, scheduleOf } from '@waypost/journey';

import type { ApiDependencies } from './dependencies.ts';
import { iso } from './instants.ts';

/** When and how a journey's audience enters. */
export async function journeyEntry(
  { db }: ApiDependencies,
  journey: { id: string; live_version: number | null },
) {
  const launches = (await listLaunches(db, journey.id)).map(launchOf);
  const none = { nextDates: [], timeZone: null, hasSchedule: false, launches };
  const next = await getSchedule(db, journey.id);
  if (next === undefined || journey.live_version === null) return none;
  const version = await getVersion(db, journey.id, journey.live_version);
  const entry = version?.graph.activities.find(isEntry);
  if (entry?.type !== 'entryAudience') return none;
  const schedule = scheduleOf(entry);
  if (schedule.kind === 'publish') return none;
  const { next_date: first } = next;
  return {
    nextDates: first === null ? [] : [first, ...nextDates(schedule, first, 2)],
    timeZone: schedule.zone.kind === 'fixed' ? schedule.zone.timeZone : null,
    hasSchedule: true,
    launches,
  };
}

function launchOf(row: ListedLaunch) {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    occurrenceAt: row.occurrence_at === null ? null : iso(row.occurrence_at),
    startsAt: iso(row.starts_at),
    finishedAt: row.finished_at === null ? null : iso(row.finished_at),
    entered: row.entered,
    missed: row.missed,
    zones: row.zones,
  };
}
