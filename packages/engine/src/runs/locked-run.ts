import type { RunContext, RunState, WaitingFor } from '@waypost/journey';
import { sql } from 'kysely';

import type { RunLane } from './run-lane.ts';

/** A passage whose row this transaction holds. */
export interface LockedRun {
  bucket: number;
  id: string;
  profileId: string;
  journeyId: string;
  versionId: number;
  entryKey: string;
  lane: RunLane;
  /** When it was to be looked at, ms since the epoch. */
  wakeAt: number;
  /** When the passage began, ms since the epoch. */
  enteredAt: number;
  /** Of a parallel branch: the run it comes from, and the person's own. */
  parentId: string | null;
  rootId: string | null;
  state: RunState;
}

/** A run's row as `runColumns` selects it. */
export interface RunRow {
  bucket: number;
  id: string;
  profile_id: string;
  journey_id: string;
  version_id: number;
  entry_key: string;
  lane: RunLane;
  wake_at: Date;
  entered_at: Date;
  activity: string;
  visit: number;
  waiting_for: WaitingFor | null;
  deadline_at: Date | null;
  context: RunContext;
  parent_id: string | null;
  root_id: string | null;
  branch: string | null;
}

/** Columns of `run` (aliased `r`) that a `LockedRun` is made of. */
export const runColumns = sql.raw(
  [
    'bucket',
    'id',
    'profile_id',
    'journey_id',
    'version_id',
    'entry_key',
    'lane',
    'wake_at',
    'entered_at',
    'activity',
    'visit',
    'waiting_for',
    'deadline_at',
    'context',
    'parent_id',
    'root_id',
    'branch',
  ]
    .map((column) => `r.${column}`)
    .join(', '),
);

export function lockedRun(row: RunRow): LockedRun {
  return {
    bucket: row.bucket,
    id: row.id,
    profileId: row.profile_id,
    journeyId: row.journey_id,
    versionId: row.version_id,
    entryKey: row.entry_key,
    lane: row.lane,
    wakeAt: row.wake_at.getTime(),
    enteredAt: row.entered_at.getTime(),
    parentId: row.parent_id,
    rootId: row.root_id,
    state: {
      activityId: row.activity,
      visit: row.visit,
      waitingFor: row.waiting_for,
      deadlineAt: row.deadline_at?.getTime() ?? null,
      context: row.context,
      ...(row.branch === null ? {} : { branch: row.branch }),
    },
  };
}
