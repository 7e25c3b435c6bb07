import type { ColumnType, Generated } from 'kysely';

import type { JsonObject, NullableTimestamp, Timestamp } from './columns.ts';

export type MessageState =
  | 'queued'
  | 'unknown'
  | 'accepted'
  | 'held'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'played'
  | 'refused'
  | 'excluded'
  | 'received';

export interface MessageTable {
  bucket: number;
  id: string;
  direction: 'out' | 'in';
  profile_id: string;
  sender_id: string;
  number: string | null;
  journey_id: string | null;
  version_id: number | null;
  run_id: string | null;
  activity: string | null;
  visit: number | null;
  template_name: string | null;
  language: string | null;
  category: string | null;
  payload: ColumnType<JsonObject, string, string>;
  watched: Generated<boolean>;
  created_at: Timestamp;
  expires_at: NullableTimestamp;
  wamid: string | null;
  quoted_wamid: string | null;
  state: MessageState;
  exclusion: string | null;
  accepted_at: NullableTimestamp;
  sent_at: NullableTimestamp;
  delivered_at: NullableTimestamp;
  read_at: NullableTimestamp;
  played_at: NullableTimestamp;
  failed_at: NullableTimestamp;
  failure_code: number | null;
  failure_text: string | null;
  origin: Generated<MessageOrigin>;
  /** Which of the two contents left; null before it leaves, and for inbound messages. */
  sent_as: 'template' | 'response' | null;
  pricing: ColumnType<JsonObject | null, string | null | undefined, string | null>;
  /** Its time to live ran out without a delivery: Meta tells nobody. */
  presumed_dropped_at: NullableTimestamp;
}

/** What a message was written for. */
export type MessageOrigin = 'journey' | 'campaign' | 'auto_reply' | 'test' | 'conversation';

export interface OutboxTable {
  bucket: number;
  message_id: string;
  message_created_at: Timestamp;
  sender_id: string;
  lane: number;
  due_at: Timestamp;
  number: string | null;
  attempts: Generated<number>;
  claim_epoch: number | null;
  claimed_at: NullableTimestamp;
  unresolved: Generated<boolean>;
  /** Why it is not due yet; null for the usual reasons (just queued, tried again). */
  waits_for: WaitReason | null;
}

/** What a message in the outbox waits for. */
export type WaitReason = 'template' | 'limit' | 'pair' | 'media' | 'pause' | 'journey';

export interface AttemptTable {
  bucket: number;
  message_id: string;
  n: number;
  sender_id: string;
  state: 'claimed' | 'accepted' | 'refused' | 'unknown' | 'unsent' | 'presumed_lost';
  wamid: string | null;
  code: number | null;
  detail: string | null;
  claimed_at: Timestamp;
  answered_at: NullableTimestamp;
}

/** Tables of messages and the attempts to send them. */
export interface MessageTables {
  message: MessageTable;
  outbox: OutboxTable;
  attempt: AttemptTable;
}
