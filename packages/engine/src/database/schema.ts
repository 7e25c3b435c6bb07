import type {
  EntryMessage,
  ExitCriterion,
  Graph,
  HttpCall,
  JourneyStart,
  Rule,
  WaitingFor,
} from '@waypost/journey';
import type {
  ResponseContent,
  TemplateComponent,
  TemplateDraft,
  WhatsAppContent,
} from '@waypost/whatsapp';
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

import type { ColumnMapping } from '../imports/mapping.ts';
import type { ImportSummary } from '../imports/summary.ts';
import type { TextEncoding } from '../imports/text-encoding.ts';
import type { JumpPlace } from '../journeys/jump-place.ts';
import type { ProfileChange } from '../profiles/profile-change.ts';

/** A column the database fills and nobody changes. */
type Timestamp = ColumnType<Date, Date, Date>;
type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Json<T extends object | null> = JSONColumnType<T>;
type JsonObject = Record<string, unknown>;

export type ConsentState = 'in' | 'out';
export type ConsentPurpose = 'marketing' | 'service';
export type Role = 'viewer' | 'author' | 'publisher' | 'admin';

export interface WorkspaceTable {
  id: Generated<string>;
  name: string;
  default_country: Generated<string>;
  time_zone: Generated<string>;
  demo_seeded_at: NullableTimestamp;
  created_at: Timestamp;
}

export interface InstallationTable {
  key: string;
  value: ColumnType<unknown, string, string>;
  updated_at: Generated<Date>;
}

export interface ApiKeyTable {
  id: Generated<string>;
  name: string;
  role: Role;
  hash: string;
  created_at: Timestamp;
  created_by: string;
  last_used_at: NullableTimestamp;
  revoked_at: NullableTimestamp;
}

export interface AuditEntryTable {
  id: GeneratedAlways<number>;
  at: Timestamp;
  actor: string;
  action: string;
  subject: string;
  detail: ColumnType<JsonObject, string | undefined, string>;
}

export interface ProfileTable {
  bucket: number;
  id: string;
  external_id: string;
  demo: Generated<boolean>;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  bsuid: string | null;
  country: string | null;
  locale: string | null;
  time_zone: string | null;
  attributes: ColumnType<JsonObject, string | undefined, string>;
  marketing_consent: ConsentState | null;
  service_consent: ConsentState | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  /** WhatsApp's username, for display only: it changes. */
  username: string | null;
  parent_bsuid: string | null;
  /** The profile this contact turned out to be; hidden then. */
  merged_into: string | null;
  /** Somebody of the team who tries messages. */
  is_test: Generated<boolean>;
}

export interface AddressTable {
  kind: 'phone' | 'bsuid' | 'wa_id';
  value: string;
  bucket: number;
  profile_id: string;
}

export interface ReservationTable {
  kind: 'inbound' | 'event' | 'number';
  value: string;
  bucket: number;
  profile_id: string;
  created_at: Timestamp;
}

export interface ConsentEntryTable {
  bucket: number;
  id: Generated<string>;
  profile_id: string;
  purpose: ConsentPurpose;
  state: ConsentState;
  source: string;
  proof: Generated<string>;
  given_at: Timestamp;
  recorded_at: Timestamp;
}

export interface SuppressionTable {
  number: string;
  purpose: ConsentPurpose;
  bucket: number;
  profile_id: string;
  since: Timestamp;
  /** Said by Meta's own setting, not by words the person wrote to us. */
  by_meta: Generated<boolean>;
}

export interface AudienceTable {
  id: Generated<string>;
  name: string;
  kind: 'rule' | 'list';
  rule: ColumnType<Rule | null, string | null, string | null>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AttributeTable {
  name: string;
  label: string | null;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'list';
  updated_at: Timestamp;
  updated_by: string;
}

export interface AudienceMemberTable {
  bucket: number;
  audience_id: string;
  profile_id: string;
}

export interface ProfileImportTable {
  id: Generated<string>;
  file_name: string;
  byte_size: number;
  delimiter: string | null;
  encoding: Generated<TextEncoding>;
  columns: Json<string[]>;
  sample: Json<string[][]>;
  mapping: ColumnType<ColumnMapping | null, string | null | undefined, string | null>;
  summary: ColumnType<ImportSummary | null, string | null | undefined, string | null>;
  audience_id: string | null;
  /** ISO 3166 alpha-2, of national numbers whose row names no country. */
  default_country: string | null;
  status: 'uploaded' | 'checking' | 'checked' | 'importing' | 'done' | 'failed';
  failure: string | null;
  bytes_done: Generated<number>;
  rows_done: Generated<number>;
  rows_imported: Generated<number>;
  rows_rejected: Generated<number>;
  created_at: Timestamp;
  /** When the file was read to its end; what is left then is in `profile_import_row`. */
  read_at: NullableTimestamp;
  finished_at: NullableTimestamp;
  /** Who works on it: no other writes it. */
  worker: string | null;
}

/** A piece of 1 MiB of a file that is imported. */
export interface ImportChunkTable {
  import_id: string;
  n: number;
  bytes: Buffer;
  stored_at: Timestamp;
}

/** What a row says about consent; `givenAt` is null when it names no date. */
export interface RowConsent {
  purpose: ConsentPurpose;
  state: ConsentState;
  proof: string;
  /** ms since the epoch */
  givenAt: number | null;
}

export interface ProfileImportRowTable {
  import_id: string;
  profile_id: string;
  line: number;
  rows: number;
  change: ColumnType<ProfileChange, string, string>;
  consent: ColumnType<RowConsent[], string, string>;
}

export interface ProfileImportRejectionTable {
  import_id: string;
  line: number;
  code: string;
  reason: string;
  content: string;
}

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

export interface TemplateTable {
  id: Generated<string>;
  waba_id: string;
  meta_id: string;
  name: string;
  language: string;
  category: string;
  status: string;
  quality: Generated<string>;
  rejected_reason: string | null;
  parameter_format: Generated<string>;
  components: Json<TemplateComponent[]>;
  synced_at: Timestamp;
  rejection_text: string | null;
  correct_category: string | null;
  category_changes_at: NullableTimestamp;
  ttl_seconds: number | null;
  paused_until: NullableTimestamp;
  disabled_at: NullableTimestamp;
  last_used_at: NullableTimestamp;
  status_changed_at: NullableTimestamp;
  /** Types of parts that Meta has added and Waypost can't fill. */
  unknown_parts: ColumnType<string[], string[] | undefined, string[]>;
  /** What was handed in from here last; Meta does not give all of it back. */
  authored: ColumnType<TemplateDraft | null, string | undefined, string | null>;
}

export interface TemplateDraftTable {
  id: Generated<string>;
  waba_id: string;
  template_id: string | null;
  content: ColumnType<TemplateDraft, string, string>;
  revision: Generated<number>;
  refusal: ColumnType<DraftRefusal | null, string | undefined, string | null>;
  created_at: Timestamp;
  created_by: string;
  updated_at: Timestamp;
  updated_by: string;
}

/** Why Meta did not take a draft, in its own words. */
export interface DraftRefusal {
  code: number;
  subcode: number | null;
  title: string;
  text: string;
}

export interface TemplateStepTable {
  id: GeneratedAlways<number>;
  template_id: string;
  kind: TemplateStepKind;
  detail: ColumnType<Record<string, string | number | null>, string | undefined, never>;
  actor: string | null;
  at: Timestamp;
}

export type TemplateStepKind =
  | 'submitted'
  | 'edited'
  | 'status'
  | 'quality'
  | 'category_notice'
  | 'category'
  | 'unpaused'
  | 'deleted';

export interface TemplateAccountTable {
  waba_id: string;
  sync_due_at: Timestamp;
  synced_at: NullableTimestamp;
  problem: ColumnType<string | null, string | null | undefined, string | null>;
}

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

export interface BlockedAddressTable {
  number: string;
  reason: Generated<string>;
  blocked_at: Timestamp;
  blocked_by: string;
}

export interface MediaAssetTable {
  id: Generated<string>;
  file_name: string;
  mime_type: string;
  byte_size: number;
  sha256: string;
  origin: 'upload' | 'inbound';
  created_at: Timestamp;
  created_by: string;
}

export interface MediaChunkTable {
  asset_id: string;
  n: number;
  bytes: Buffer;
}

export interface MediaUploadTable {
  asset_id: string;
  sender_id: string;
  media_id: string;
  uploaded_at: Timestamp;
  expires_at: Timestamp;
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

/** A file a person sent, on its way from Meta to us. */
export interface InboundMediumTable {
  bucket: number;
  message_id: string;
  message_created_at: Timestamp;
  sender_id: string;
  media_id: string;
  mime_type: string | null;
  file_name: string | null;
  sha256: string | null;
  state: Generated<'waiting' | 'stored' | 'failed'>;
  asset_id: string | null;
  problem: string | null;
  tries: Generated<number>;
  next_try_at: Timestamp;
  expires_at: Timestamp;
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

export interface JourneyTable {
  id: Generated<string>;
  kind: 'journey' | 'campaign';
  name: string;
  draft: Json<Graph>;
  draft_revision: Generated<number>;
  status: 'draft' | 'live' | 'stopped';
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
  created_at: Timestamp;
  updated_at: Timestamp;
  updated_by: string;
}

export interface JourneyVersionTable {
  id: GeneratedAlways<number>;
  journey_id: string;
  number: number;
  graph: Json<Graph>;
  published_at: Timestamp;
  published_by: string;
  /** Revision of the draft it was made of; null for versions older than this column. */
  draft_revision: ColumnType<number | null, number | null | undefined, number | null>;
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

export interface SecretTable {
  id: Generated<string>;
  name: string;
  /** The only host it is sent to, with its port unless that is the usual one. */
  host: string;
  sealed: Buffer;
  created_at: Timestamp;
  created_by: string;
  updated_at: Timestamp;
  updated_by: string;
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

/** Profiles that changed while a live journey follows profiles. */
export interface ProfileTouchTable {
  id: GeneratedAlways<number>;
  bucket: number;
  profile_id: string;
}

export interface VersionExitTable {
  version_id: number;
  cursor_at: NullableTimestamp;
  cursor_id: string | null;
  asked_at: Timestamp;
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
}

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
export type WaitReason = 'template' | 'limit' | 'pair' | 'media' | 'pause';

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

/** The tables of `migrations/`, as Kysely types them. */
export interface Database {
  workspace: WorkspaceTable;
  installation: InstallationTable;
  api_key: ApiKeyTable;
  audit_entry: AuditEntryTable;
  profile: ProfileTable;
  address: AddressTable;
  reservation: ReservationTable;
  consent_entry: ConsentEntryTable;
  suppression: SuppressionTable;
  audience: AudienceTable;
  attribute: AttributeTable;
  audience_member: AudienceMemberTable;
  profile_import: ProfileImportTable;
  import_chunk: ImportChunkTable;
  profile_import_rejection: ProfileImportRejectionTable;
  profile_import_row: ProfileImportRowTable;
  sender: SenderTable;
  sender_setup: SenderSetupTable;
  template: TemplateTable;
  template_draft: TemplateDraftTable;
  template_step: TemplateStepTable;
  template_account: TemplateAccountTable;
  secret: SecretTable;
  call: CallTable;
  hand_over: HandOverTable;
  journey: JourneyTable;
  journey_version: JourneyVersionTable;
  campaign: CampaignTable;
  launch: LaunchTable;
  entry_schedule: EntryScheduleTable;
  entry_line: EntryLineTable;
  entry_member: EntryMemberTable;
  run: RunTable;
  version_exit: VersionExitTable;
  run_step: RunStepTable;
  profile_touch: ProfileTouchTable;
  message: MessageTable;
  outbox: OutboxTable;
  attempt: AttemptTable;
  sender_lease: SenderLeaseTable;
  sender_witness: SenderWitnessTable;
  event: EventTable;
  webhook: WebhookTable;
  webhook_inbox: WebhookInboxTable;
  parked_update: ParkedUpdateTable;
  dead_letter: DeadLetterTable;
  send_mark: SendMarkTable;
  send_hold: SendHoldTable;
  activity_delta: ActivityDeltaTable;
  activity_count: ActivityCountTable;
  customer_window: CustomerWindowTable;
  portfolio_recipient: PortfolioRecipientTable;
  portfolio_taken: PortfolioTakenTable;
  blocked_address: BlockedAddressTable;
  media_asset: MediaAssetTable;
  media_chunk: MediaChunkTable;
  media_upload: MediaUploadTable;
  keyword_group: KeywordGroupTable;
  auto_reply: AutoReplyTable;
  inbound_medium: InboundMediumTable;
  sender_notice: SenderNoticeTable;
  way_in: WayInTable;
}
