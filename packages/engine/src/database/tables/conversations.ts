import type { ResponseContent } from '@waypost/whatsapp';
import type { ColumnType, Generated } from 'kysely';

import type { NullableTimestamp, Timestamp } from './columns.ts';
import type { ConsentPurpose } from './people.ts';

export interface CustomerWindowTable {
  bucket: number;
  profile_id: string;
  sender_id: string;
  opened_at: Timestamp;
  expires_at: Timestamp;
  free_entry_until: NullableTimestamp;
  last_inbound_wamid: string | null;
  /** Nobody of the team has looked since the person wrote. */
  unread: Generated<boolean>;
}

export type KeywordGroupKind = 'opt_in' | 'opt_out' | 'help' | 'default' | 'custom';

export interface KeywordGroupTable {
  id: Generated<string>;
  kind: KeywordGroupKind;
  name: string;
  words: Generated<string[]>;
  sender_id: string | null;
  reply: ColumnType<ResponseContent | null, string | null | undefined, string | null>;
  enabled: Generated<boolean>;
  /** What the words stop (opt_out) or agree to (opt_in; none: they only undo a stop). */
  purposes: Generated<ConsentPurpose[]>;
  created_at: Timestamp;
  updated_at: Timestamp;
  updated_by: string;
}

/** Who got an automatic answer when. */
export interface AutoReplyTable {
  bucket: number;
  profile_id: string;
  group_id: string;
  answered_at: Timestamp;
}

export interface WayInTable {
  id: Generated<string>;
  sender_id: string;
  kind: 'link' | 'test';
  name: string;
  prefilled_message: string;
  folded_message: string;
  consent_text: Generated<string>;
  consent_purposes: Generated<ConsentPurpose[]>;
  meta_code: string | null;
  url: string;
  arrivals: Generated<number>;
  last_arrival_at: NullableTimestamp;
  arrived_profile_id: string | null;
  expires_at: NullableTimestamp;
  created_at: Timestamp;
  created_by: string;
}

export interface HandOverTable {
  bucket: number;
  id: string;
  profile_id: string;
  sender_id: string;
  journey_id: string;
  run_id: string;
  activity: string;
  visit: number;
  note: string;
  /** E-mail of the colleague who is asked; null: whoever comes first. */
  assignee: string | null;
  /** A passage stays until it is closed. */
  waits: boolean;
  opened_at: Timestamp;
  closed_at: NullableTimestamp;
  closed_by: string | null;
}

/** Tables of conversations and ways into them. */
export interface ConversationTables {
  customer_window: CustomerWindowTable;
  keyword_group: KeywordGroupTable;
  auto_reply: AutoReplyTable;
  way_in: WayInTable;
  hand_over: HandOverTable;
}
