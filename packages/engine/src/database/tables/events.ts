import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { JsonObject, NullableTimestamp, Timestamp } from './columns.ts';

export type EventKind =
  | 'custom'
  | 'reply'
  | 'button'
  | 'failed'
  | 'list'
  | 'flow'
  | 'media'
  | 'location'
  | 'contacts'
  | 'emojiReaction'
  | 'order'
  | 'referral'
  | 'click'
  | 'numberChanged'
  | 'identityChanged'
  | 'preference'
  | 'unsupported'
  | 'welcome';

export interface EventTable {
  bucket: number;
  id: GeneratedAlways<number>;
  profile_id: string;
  kind: EventKind;
  name: string | null;
  message_id: string | null;
  run_id: string | null;
  button: number | null;
  payload: ColumnType<JsonObject, string | undefined, string>;
  occurred_at: Timestamp;
  received_at: Timestamp;
}

export interface WebhookTable {
  id: GeneratedAlways<number>;
  sender_id: string;
  received_at: Timestamp;
  body: string;
}

export interface WebhookInboxTable {
  webhook_id: number;
  sender_id: string;
  received_at: Timestamp;
  body: string;
  statuses_only: Generated<boolean>;
}

export interface ParkedUpdateTable {
  id: GeneratedAlways<number>;
  sender_id: string;
  body: ColumnType<JsonObject, string, string>;
  received_at: Timestamp;
  next_try_at: Timestamp;
  orphan: Generated<boolean>;
}

export type DeadLetterKind = 'webhook' | 'update' | 'run' | 'message' | 'launch';

export interface DeadLetterTable {
  id: GeneratedAlways<number>;
  kind: DeadLetterKind;
  subject: string;
  sender_id: string | null;
  journey_id: string | null;
  activity: string | null;
  reason: string;
  data: ColumnType<JsonObject, string | undefined, string>;
  tries: Generated<number>;
  first_at: Timestamp;
  last_at: Timestamp;
  /** `gone`: what it was about has ended by itself. */
  state: Generated<'open' | 'replaying' | 'replayed' | 'dismissed' | 'gone'>;
  settled_at: NullableTimestamp;
  settled_by: string | null;
}

/** Tables of events, webhooks and what could not be processed. */
export interface EventTables {
  event: EventTable;
  webhook: WebhookTable;
  webhook_inbox: WebhookInboxTable;
  parked_update: ParkedUpdateTable;
  dead_letter: DeadLetterTable;
}
