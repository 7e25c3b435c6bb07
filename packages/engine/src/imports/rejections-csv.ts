import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { CsvReader } from './csv-reader.ts';
import type { ImportRow } from './import-row.ts';
import { listRejections } from './list-rejections.ts';

const pageSize = 1000;

/**
 * The rejected rows as a file that can be mended and imported again: line and reason in front, then the
 * columns as they were. With a byte-order mark, which spreadsheets need to see UTF-8.
 */
export async function* rejectionsCsv(
  db: Kysely<Database>,
  { id, columns, delimiter: stored }: ImportRow,
): AsyncGenerator<string> {
  const delimiter = stored ?? ',';
  const line = (fields: readonly string[]) =>
    `${fields.map((field) => quoted(field, delimiter)).join(delimiter)}\r\n`;
  yield `\uFEFF${line(['rejected_line', 'rejected_reason', ...columns])}`;
  let cursor: string | undefined;
  do {
    const page = await listRejections(db, { importId: id, cursor, limit: pageSize });
    yield page.items
      .map((row) => line([String(row.line), row.reason, ...fieldsOf(row.content, delimiter)]))
      .join('');
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** A row that is not well formed stays in one piece. */
function fieldsOf(content: string, delimiter: string): string[] {
  const reader = new CsvReader(delimiter);
  const [row, ...more] = [...reader.push(content), ...reader.end()];
  return row === undefined || row.fault !== null || more.length > 0 ? [content] : row.fields;
}

function quoted(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field)
    ? `"${field.replaceAll('"', '""')}"`
    : field;
}
