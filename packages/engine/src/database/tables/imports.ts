import type { ColumnType, Generated } from 'kysely';

import type { ColumnMapping } from '../../imports/mapping.ts';
import type { ImportSummary } from '../../imports/summary.ts';
import type { TextEncoding } from '../../imports/text-encoding.ts';
import type { ProfileChange } from '../../profiles/profile-change.ts';
import type { Json, NullableTimestamp, Timestamp } from './columns.ts';
import type { ConsentPurpose, ConsentState } from './people.ts';

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

/** Tables of lists of people on their way in. */
export interface ImportTables {
  profile_import: ProfileImportTable;
  import_chunk: ImportChunkTable;
  profile_import_row: ProfileImportRowTable;
  profile_import_rejection: ProfileImportRejectionTable;
}
