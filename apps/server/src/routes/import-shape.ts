import type { ProfileImport } from '@waypost/api';
import type { ImportRow } from '@waypost/engine/imports';

import { iso } from './instants.ts';

/** An import as the API shows it. */
export function importOf(row: ImportRow): ProfileImport {
  return {
    id: row.id,
    fileName: row.file_name,
    byteSize: row.byte_size,
    columns: row.columns,
    sample: row.sample,
    mapping: row.mapping ?? {},
    status: row.status,
    failure: row.failure,
    summary: row.summary,
    progress: {
      bytesDone: row.bytes_done,
      rowsDone: row.rows_done,
      rowsImported: row.rows_imported,
      rowsRejected: row.rows_rejected,
    },
    audienceId: row.audience_id,
    createdAt: iso(row.created_at),
    finishedAt: iso(row.finished_at),
  };
}
