import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { CsvReader } from './csv-reader.ts';
import { endCheck, endImport, noteRead } from './end-import.ts';
import { whileHeld } from './hold-import.ts';
import { importFile } from './import-file.ts';
import type { ImportRow } from './import-row.ts';
import { keepRows, type ReadingProgress } from './keep-rows.ts';
import { createRowReader, type PreparedRow } from './prepare-row.ts';
import { readText } from './read-text.ts';
import { restartReading } from './restart-reading.ts';
import type { WarningCode } from './row-texts.ts';
import { summariseRows } from './summarise-rows.ts';
import type { ImportSummary } from './summary.ts';
import { writeRows } from './write-rows.ts';

/** Rows read, and people written, in one transaction. */
const setSize = 1000;

export interface ImportWork {
  db: Kysely<Database>;
  /** As whom it was claimed: once somebody else has, nothing is written any more. */
  worker: string;
  /** ms since the epoch */
  now: () => number;
  /** Aborted: stop after the present set; the work goes on from there when it is run again. */
  signal: AbortSignal;
}

/**
 * Does the work of an import that is `checking` or `importing`, from where an earlier run ended.
 *
 * First the whole file is read, and of each person the last usable row is kept in the database: only
 * then is it known which rows count. Then, unless it is a check, the rows kept are written, set by set;
 * each set leaves the list in the transaction that writes it.
 */
export async function runImport(work: ImportWork, started: ImportRow): Promise<void> {
  const { now, signal } = work;
  const { id, status } = started;
  if (status === 'checking' || started.read_at === null) {
    const summary = await readFile(work, started);
    if (summary === null) return;
    if (status === 'checking') {
      await whileHeld(work, id, (trx) => endCheck(trx, id, summary));
      return;
    }
    await whileHeld(work, id, (trx) => noteRead(trx, id, summary, now()));
  }
  const writeSet = (after: string | null) =>
    whileHeld(work, id, (trx) => writeRows(trx, started, after, setSize, now()));
  let written = await writeSet(null);
  while (written.people === setSize) {
    if (signal.aborted) return;
    written = await writeSet(written.last);
  }
  await whileHeld(work, id, (trx) => endImport(trx, id, now()));
}

/** Null when it was told to stop. */
async function readFile(work: ImportWork, started: ImportRow): Promise<ImportSummary | null> {
  const { db, signal } = work;
  const { id, status, columns } = started;
  await whileHeld(work, id, (trx) => restartReading(trx, id));
  const reader = new CsvReader(started.delimiter ?? ',');
  const prepare = createRowReader({
    fileName: started.file_name,
    columns,
    mapping: started.mapping ?? {},
    defaultCountry: started.default_country,
  });
  const warnings = new Map<WarningCode, number>();
  const progress: ReadingProgress = { bytesDone: 0, rowsDone: 0, rowsRejected: 0 };
  let rowsRead = 0;
  let set: PreparedRow[] = [];
  let bytesRead = 0;
  const keep = async () => {
    const rows = set;
    set = [];
    rowsRead += rows.length;
    progress.rowsRejected += rows.filter(({ kind }) => kind === 'rejected').length;
    // An import is half done when its file is read, and until then nobody is imported.
    progress.bytesDone = status === 'checking' ? bytesRead : Math.floor(bytesRead / 2);
    progress.rowsDone = status === 'checking' ? rowsRead : progress.rowsRejected;
    await whileHeld(work, id, (trx) => keepRows(trx, id, rows, progress));
  };

  let heading = true;
  const take = async (rows: ReturnType<CsvReader['push']>): Promise<void> => {
    for (const row of rows) {
      const prepared = prepare(row);
      if (prepared.kind === 'empty') continue;
      if (heading) {
        heading = false;
        continue;
      }
      if (prepared.kind === 'usable') {
        for (const code of prepared.warnings) warnings.set(code, (warnings.get(code) ?? 0) + 1);
      }
      set.push(prepared);
      if (set.length >= setSize) {
        await keep();
        if (signal.aborted) return;
      }
    }
  };
  for await (const piece of readText(importFile(db, id), started.encoding)) {
    bytesRead = piece.bytesRead;
    await take(reader.push(piece.text));
    if (signal.aborted) return null;
  }
  await take(reader.end());
  await keep();
  return signal.aborted ? null : summariseRows(db, id, warnings);
}
