import type { Rule } from '@waypost/journey';
import type { ColumnType, Generated } from 'kysely';

import type { JsonObject, Timestamp } from './columns.ts';

export type ConsentState = 'in' | 'out';

export type ConsentPurpose = 'marketing' | 'service';

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

export interface BlockedAddressTable {
  number: string;
  reason: Generated<string>;
  blocked_at: Timestamp;
  blocked_by: string;
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

/** Tables of people, their consent and audiences. */
export interface PeopleTables {
  profile: ProfileTable;
  address: AddressTable;
  reservation: ReservationTable;
  consent_entry: ConsentEntryTable;
  suppression: SuppressionTable;
  blocked_address: BlockedAddressTable;
  audience: AudienceTable;
  attribute: AttributeTable;
  audience_member: AudienceMemberTable;
}
