import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { FileShape } from './inspect-file.ts';
import type { ImportRow } from './import-row.ts';
import type { ColumnMapping } from './mapping.ts';
import type { TextEncoding } from './text-encoding.ts';

/** A file whose pieces are stored under `id`. */
export interface UploadedFile extends FileShape {
  id: string;
  fileName: string;
  byteSize: number;
  encoding: TextEncoding;
  mapping: ColumnMapping;
}

/** Notes an uploaded file. */
export async function createImport(
  db: Kysely<Database>,
  file: UploadedFile,
  now: number,
): Promise<ImportRow> {
  return db
    .insertInto('profile_import')
    .values({
      id: file.id,
      file_name: file.fileName,
      byte_size: file.byteSize,
      encoding: file.encoding,
      delimiter: file.delimiter,
      columns: JSON.stringify(file.columns),
      sample: JSON.stringify(file.sample),
      mapping: JSON.stringify(file.mapping),
      status: 'uploaded',
      created_at: new Date(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
