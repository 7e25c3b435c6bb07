import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { JsonObject, NullableTimestamp, Timestamp } from './columns.ts';

export interface SenderTable {
  id: Generated<string>;
  name: string;
  connection: 'simulator' | 'meta';
  phone_number_id: string;
  waba_id: string;
  display_phone_number: string;
  verified_name: Generated<string>;
  token: Buffer;
  app_secret: Buffer;
  verify_token: string;
  messages_per_second: Generated<number>;
  quality: Generated<string>;
  paused_at: NullableTimestamp;
  pause_reason: string | null;
  suppression_version: Generated<number>;
  last_webhook_at: NullableTimestamp;
  created_at: Timestamp;
  portfolio_id: string | null;
  app_id: string | null;
  token_expires_at: NullableTimestamp;
  token_checked_at: NullableTimestamp;
  token_problem: string | null;
  status: Generated<string>;
  name_status: Generated<string>;
  throughput_level: Generated<string>;
  messaging_limit: string | null;
  account_status: Generated<string>;
  subscribed: boolean | null;
  username: string | null;
  checked_at: NullableTimestamp;
  policies_confirmed_at: NullableTimestamp;
  policies_confirmed_by: string | null;
  pause_scope: PauseScope | null;
  pause_code: number | null;
  paused_until: NullableTimestamp;
  handshake_at: NullableTimestamp;
  signature_failed_at: NullableTimestamp;
  check_due_at: NullableTimestamp;
  /** LIVE, or SANDBOX: Meta's free test number. */
  account_mode: Generated<string>;
  health: ColumnType<SenderHealthProblem[], string | undefined, string>;
}

/** Something Meta holds against a number, its account or its business, in Meta's own words. */
export interface SenderHealthProblem {
  /** PHONE_NUMBER, WABA, BUSINESS or APP. */
  entity: string;
  /** LIMITED or BLOCKED. */
  canSend: string;
  code: number;
  description: string;
  solution: string;
}

export interface SenderSetupTable {
  id: Generated<string>;
  number_kind: 'test' | 'own';
  app_id: string | null;
  app_secret: Buffer | null;
  token: Buffer | null;
  credentials_ok: Generated<boolean>;
  portfolio_id: string | null;
  waba_id: string | null;
  account_name: string | null;
  sender_id: string | null;
  repairs: Generated<boolean>;
  send_only: Generated<boolean>;
  test_message_id: string | null;
  created_at: Timestamp;
  created_by: string;
  updated_at: Timestamp;
}

/** What a pause of a sender is about; it tells what ends it. */
export type PauseScope = 'manual' | 'number' | 'account' | 'connection' | 'throughput';

export interface SenderLeaseTable {
  sender_id: string;
  owner: string | null;
  epoch: Generated<number>;
  expires_at: Generated<Date>;
  suppression_seen: Generated<number>;
}

export interface SenderWitnessTable {
  sender_id: string;
  posted_at: Timestamp | null;
  heard_at: Timestamp | null;
}

export type SendMarkKind = 'claims' | 'triggered';

export interface SendMarkTable {
  sender_id: string;
  kind: SendMarkKind;
  n: number;
}

export interface SendHoldTable {
  id: GeneratedAlways<number>;
  reason: 'behind' | 'restored' | 'other_server' | 'other_timeline' | 'asked';
  engaged_at: Timestamp;
  lost_until: Timestamp;
  released_at: NullableTimestamp;
  released_by: string | null;
  decision: 'send' | 'discard' | null;
}

export type NoticeSeverity = 'info' | 'warning' | 'critical';

/** News from Meta about an account, a number, a template or a Flow. */
export interface SenderNoticeTable {
  id: GeneratedAlways<number>;
  key: string;
  waba_id: string;
  sender_id: string | null;
  kind: string;
  subject: string;
  severity: NoticeSeverity;
  code: string;
  detail: ColumnType<JsonObject, string | undefined, string>;
  occurred_at: Timestamp;
  received_at: Timestamp;
}

export interface PortfolioTakenTable {
  portfolio_id: string;
  n: number;
}

export interface PortfolioRecipientTable {
  portfolio_id: string;
  number: string;
  reached_at: Timestamp;
  /** The message that took the place, until it is known to have arrived at Meta. */
  held_by: string | null;
}

/** Tables of senders and what keeps them from sending. */
export interface SenderTables {
  sender: SenderTable;
  sender_setup: SenderSetupTable;
  sender_lease: SenderLeaseTable;
  sender_witness: SenderWitnessTable;
  send_mark: SendMarkTable;
  send_hold: SendHoldTable;
  sender_notice: SenderNoticeTable;
  portfolio_taken: PortfolioTakenTable;
  portfolio_recipient: PortfolioRecipientTable;
}
