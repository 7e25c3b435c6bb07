import type { EntryMessage, ExitCriterion, Graph, Rule } from '@waypost/journey';
import type { WhatsAppContent } from '@waypost/whatsapp';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { JumpPlace } from '../../journeys/jump-place.ts';
import type { Json, NullableTimestamp, Timestamp } from './columns.ts';

export interface JourneyTable {
  id: Generated<string>;
  kind: JourneyKind;
  name: string;
  draft: Json<Graph>;
  draft_revision: Generated<number>;
  status: JourneyStatus;
  live_version_id: number | null;
  /** Name of the event that starts the live version, kept by publishing. */
  entry_event: string | null;
  /** What starts the live version when somebody writes to a sender, kept by publishing. */
  entry_message: ColumnType<EntryMessage | null, string | null | undefined, string | null>;
  /** Name of the event that is the goal of the live version, kept by publishing. */
  goal_event: string | null;
  /** What takes people out, whatever version they are on. */
  exits: ColumnType<ExitCriterion[] | null, string | null | undefined, string | null>;
  /** Changes of profiles concern it, kept by publishing. */
  follows_profiles: Generated<boolean>;
  /** When the whole audience it watches was last looked at. */
  swept_at: NullableTimestamp;
  /** What journeys that jump here must know, kept by publishing. */
  jump: ColumnType<JumpPlace | null, string | null | undefined, string | null>;
  demo: Generated<boolean>;
  archived_at: NullableTimestamp;
  folder_id: ColumnType<string | null, string | null | undefined, string | null>;
  tags: Generated<string[]>;
  /** Codes of advice that is not to be shown about it any more. */
  dismissed_advice: Generated<string[]>;
  /** What a search looks through, in small letters. */
  words: GeneratedAlways<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
  updated_by: string;
  /** When it came to `status`; null for journeys older than this column. */
  status_at: NullableTimestamp;
  /** What it goes back to when its pause ends. */
  paused_from: ColumnType<'live' | 'closed' | null, undefined, 'live' | 'closed' | null>;
  /** While it is paused: who would enter does not, instead of waiting at the entry. */
  discards_entries: Generated<boolean>;
  /** People come in. */
  admits: GeneratedAlways<boolean>;
  /** It concerns people who are inside. */
  goes_on: GeneratedAlways<boolean>;
  /** Raised each time words of a live version are put right. */
  content_revision: Generated<number>;
}

/** `campaign` and `trial`: what a campaign, or a trial of another journey, runs as. */
export type JourneyKind = 'journey' | 'campaign' | 'trial';

/** A folder of the library. */
export interface JourneyFolderTable {
  id: Generated<string>;
  name: string;
  created_at: Timestamp;
}

/** Where a journey is in its life. `finished`: nobody is inside and nobody can come any more. */
export type JourneyStatus = 'draft' | 'live' | 'paused' | 'closed' | 'stopped' | 'finished';

export interface JourneyVersionTable {
  id: GeneratedAlways<number>;
  journey_id: string;
  number: number;
  graph: Json<Graph>;
  published_at: Timestamp;
  published_by: string;
  /** Revision of the draft it was made of; null for versions older than this column. */
  draft_revision: ColumnType<number | null, number | null | undefined, number | null>;
  /** Number of the version whose words this one put right; null: it is no such version. */
  updates: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface CampaignTable {
  id: Generated<string>;
  journey_id: string;
  name: string;
  sender_id: string | null;
  audience_id: string | null;
  content: Json<WhatsAppContent>;
  status: 'draft' | 'scheduled' | 'sending' | 'sent' | 'stopped';
  scheduled_at: NullableTimestamp;
  time_zone: string | null;
  revision: Generated<number>;
  created_at: Timestamp;
  updated_at: Timestamp;
  updated_by: string;
}

/** Chosen people going through the draft of a journey; it runs as a journey of its own. */
export interface TrialTable {
  journey_id: string;
  tried_id: string;
  factor: number;
  people: number;
  started_at: Timestamp;
  started_by: string;
  stopped_by: string | null;
}

export interface LaunchTable {
  id: Generated<string>;
  journey_id: string;
  version_id: number;
  activity: string;
  audience_id: string | null;
  rule: ColumnType<Rule | null, string | null | undefined, string | null>;
  entry_key: string;
  /** `waiting`: for `starts_at`. `set_aside`: reading it fails each time (`dead_letter`). */
  status: 'waiting' | 'running' | 'done' | 'stopped' | 'set_aside';
  cursor_bucket: Generated<number>;
  cursor_id: string | null;
  entered: Generated<number>;
  started_at: Timestamp;
  finished_at: NullableTimestamp;
  blocked_since: NullableTimestamp;
  spacing_ms: number | null;
  starts_at: NullableTimestamp;
  zones: string[] | null;
  zones_excluded: Generated<boolean>;
  incremental: Generated<boolean>;
  occurrence_at: NullableTimestamp;
  missed: Generated<number>;
}

/** When a live journey next lets an audience in; `next_at` is null at the end of its dates. */
export interface EntryScheduleTable {
  journey_id: string;
  version_id: number;
  next_at: NullableTimestamp;
  /** Local time of the date that comes next. */
  next_date: string | null;
  /** Where a date was over by then, it does not count. */
  published_at: Timestamp;
}

/** The line in front of the entry of a journey that lets so many people pass in a time. */
export interface EntryLineTable {
  journey_id: string;
  next_turn: Timestamp;
}

/** Who was in a journey's audience when it was last looked at. */
export interface EntryMemberTable {
  bucket: number;
  journey_id: string;
  profile_id: string;
}

/** Tables of journeys, campaigns and what lets people in. */
export interface JourneyTables {
  journey: JourneyTable;
  journey_folder: JourneyFolderTable;
  journey_version: JourneyVersionTable;
  campaign: CampaignTable;
  trial: TrialTable;
  launch: LaunchTable;
  entry_schedule: EntryScheduleTable;
  entry_line: EntryLineTable;
  entry_member: EntryMemberTable;
}
