import type { TemplateComponent, TemplateDraft } from '@waypost/whatsapp';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { Json, NullableTimestamp, Timestamp } from './columns.ts';

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

/** Tables of templates. */
export interface TemplateTables {
  template: TemplateTable;
  template_draft: TemplateDraftTable;
  template_step: TemplateStepTable;
  template_account: TemplateAccountTable;
}
