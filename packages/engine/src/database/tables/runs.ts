import type { Decision, HttpCall, JourneyStart, WaitingFor } from '@waypost/journey';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { Json, JsonObject, NullableTimestamp, Timestamp } from './columns.ts';

export interface RunTable {
  bucket: number;
  id: string;
  profile_id: string;
  journey_id: string;
  version_id: number;
  entry_key: string;
  activity: string;
  visit: Generated<number>;
  live: Generated<boolean>;
  status: Generated<'inside' | 'finished' | 'failed' | 'exited'>;
  reason: string | null;
  waiting_for: WaitingFor | null;
  lane: Generated<number>;
  wake_at: Timestamp;
  deadline_at: NullableTimestamp;
  context: ColumnType<JsonObject, string | undefined, string>;
  entered_at: Timestamp;
  arrived_at: Timestamp;
  ended_at: NullableTimestamp;
  /** When the person reached the journey's goal. */
  goal_at: NullableTimestamp;
  /** Several passages of a person through one journey at once differ by it. */
  concurrency_key: Generated<string>;
  /** Of a parallel branch: the passage that came to the activity; its own parent may be a branch, too. */
  parent_id: string | null;
  /** The person's passage, however deep the branch is. */
  root_id: string | null;
  branch: string | null;
  /** The parent's visit of the parallel activity. */
  fork_visit: number | null;
  /** A branch that is over and whose parent has not been told. */
  unjoined: Generated<boolean>;
}

export interface RunStepTable {
  bucket: number;
  run_id: string;
  visit: number;
  activity: string;
  port: string | null;
  reason: string | null;
  at: Timestamp;
  /** What the same look passed after it, in order. */
  further_activities: string[] | null;
  further_ports: (string | null)[] | null;
  further_reasons: (string | null)[] | null;
  /** What decided at each of these activities, the first one included; null where no rule did. */
  decided: Json<(Decision | null)[] | null>;
}

/** A pass over everybody inside a journey, because of a newly published version or the end of a pause. */
export interface PeopleSweepTable {
  id: GeneratedAlways<number>;
  journey_id: string;
  version_id: number;
  kind: 'move' | 'exit' | 'wake';
  unmatched: 'finish' | 'exit';
  people: number;
  moved: Generated<number>;
  exited: Generated<number>;
  kept: Generated<number>;
  pass_at: NullableTimestamp;
  cursor_at: NullableTimestamp;
  cursor_id: string | null;
  due_at: Timestamp;
  asked_at: Timestamp;
  asked_by: string;
  done_at: NullableTimestamp;
  ended_at: NullableTimestamp;
}

export interface VersionExitTable {
  version_id: number;
  cursor_at: NullableTimestamp;
  cursor_id: string | null;
  asked_at: Timestamp;
}

export interface CallTable {
  bucket: number;
  id: string;
  profile_id: string;
  run_id: string;
  activity: string;
  visit: number;
  host: string;
  request: ColumnType<HttpCall | JourneyStart, string, string>;
  tries: Generated<number>;
  due_at: Timestamp;
  expires_at: Timestamp;
  claim: string | null;
  claimed_until: NullableTimestamp;
  created_at: Timestamp;
}

/** Profiles that changed while a live journey follows profiles. */
export interface ProfileTouchTable {
  id: GeneratedAlways<number>;
  bucket: number;
  profile_id: string;
}

export interface ActivityDeltaTable {
  id: GeneratedAlways<number>;
  version_id: number;
  activity: string;
  outcome: string;
  n: number;
}

export interface ActivityCountTable {
  version_id: number;
  activity: string;
  outcome: string;
  n: number;
}

/** Counts by the half hour in which they were folded. */
export interface ActivityHalfHourTable {
  version_id: number;
  at: Timestamp;
  activity: string;
  outcome: string;
  n: number;
}

/** Tables of passages of people through journeys. */
export interface RunTables {
  run: RunTable;
  run_step: RunStepTable;
  version_exit: VersionExitTable;
  people_sweep: PeopleSweepTable;
  call: CallTable;
  profile_touch: ProfileTouchTable;
  activity_delta: ActivityDeltaTable;
  activity_count: ActivityCountTable;
  activity_half_hour: ActivityHalfHourTable;
}
