import type { RateCard } from '@waypost/whatsapp';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

import type { JsonObject, NullableTimestamp, Timestamp } from './columns.ts';

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

export interface RateCardTable {
  only_one: Generated<boolean>;
  card: ColumnType<RateCard, string, string>;
  updated_at: Timestamp;
  updated_by: string;
}

/** Tables of the workspace and who may enter it. */
export interface WorkspaceTables {
  workspace: WorkspaceTable;
  installation: InstallationTable;
  api_key: ApiKeyTable;
  audit_entry: AuditEntryTable;
  secret: SecretTable;
  rate_card: RateCardTable;
}
