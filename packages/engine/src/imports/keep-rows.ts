import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { profileIdOf } from '../profiles/profile-id.ts';
import type { PreparedRow } from './prepare-row.ts';
import { rejectionTexts } from './row-texts.ts';

/** Where the reading of a file is. */
export interface ReadingProgress {
  bytesDone: number;
  rowsDone: number;
  rowsRejected: number;
}

type UsableRow = Extract<PreparedRow, { kind: 'usable' }>;
type RejectedRow = Extract<PreparedRow, { kind: 'rejected' }>;

/**
 * Keeps a set of rows just read: of each person the last usable one, and every rejected one with its
 * reason. Run it inside a transaction.
 */
export async function keepRows(
  trx: Kysely<Database>,
  importId: string,
  rows: readonly PreparedRow[],
  progress: ReadingProgress,
): Promise<void> {
  const usable = lastOfEach(rows.filter((row) => row.kind === 'usable'));
  if (usable.length > 0) await keepUsable(trx, importId, usable);
  const rejected = rows.filter((row) => row.kind === 'rejected');
  if (rejected.length > 0) await keepRejected(trx, importId, rejected);
  await trx
    .updateTable('profile_import')
    .set({
      bytes_done: progress.bytesDone,
      rows_done: progress.rowsDone,
      rows_rejected: progress.rowsRejected,
    })
    .where('id', '=', importId)
    .execute();
}

function lastOfEach(rows: readonly UsableRow[]) {
  const last = new Map<string, { row: UsableRow; rows: number }>();
  for (const row of rows) {
    const earlier = last.get(row.change.externalId);
    last.set(row.change.externalId, { row, rows: 1 + (earlier?.rows ?? 0) });
  }
  return [...last.values()].map((kept) => ({
    ...kept,
    profileId: profileIdOf(kept.row.change.externalId),
  }));
}

async function keepUsable(
  trx: Kysely<Database>,
  importId: string,
  kept: ReturnType<typeof lastOfEach>,
): Promise<void> {
  await sql`
    INSERT INTO profile_import_row AS kept (import_id, profile_id, line, rows, change, consent)
    SELECT ${importId}::uuid, * FROM unnest(
      ${kept.map(({ profileId }) => profileId)}::uuid[],
      ${kept.map(({ row }) => row.line)}::bigint[],
      ${kept.map(({ rows }) => rows)}::int[],
      ${kept.map(({ row }) => JSON.stringify(row.change))}::jsonb[],
      ${kept.map(({ row }) => JSON.stringify(row.consent))}::jsonb[])
        ON CONFLICT (import_id, profile_id) DO UPDATE
       SET line = EXCLUDED.line, rows = kept.rows + EXCLUDED.rows,
           change = EXCLUDED.change, consent = EXCLUDED.consent`.execute(trx);
}

async function keepRejected(
  trx: Kysely<Database>,
  importId: string,
  rejected: readonly RejectedRow[],
): Promise<void> {
  await sql`
    INSERT INTO profile_import_rejection (import_id, line, code, reason, content)
    SELECT ${importId}::uuid, * FROM unnest(
      ${rejected.map(({ line }) => line)}::bigint[],
      ${rejected.map(({ code }) => code)}::text[],
      ${rejected.map(({ code }) => rejectionTexts[code])}::text[],
      ${rejected.map(({ content }) => content)}::text[])`.execute(trx);
}
