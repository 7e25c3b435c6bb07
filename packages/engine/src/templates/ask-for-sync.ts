import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { syncSoonMs } from './sync-times.ts';

/** Has the templates of accounts read from Meta soon. Asked several times in a row, they are read once. */
export async function askForTemplateSync(
  trx: Kysely<Database>,
  wabaIds: readonly string[],
  now: number,
): Promise<void> {
  if (wabaIds.length === 0) return;
  await sql`
    INSERT INTO template_account (waba_id, sync_due_at)
    SELECT DISTINCT waba_id, ${new Date(now + syncSoonMs)}::timestamptz
      FROM unnest(${[...new Set(wabaIds)].toSorted()}::text[]) AS waba_id
     ORDER BY waba_id
        ON CONFLICT (waba_id) DO UPDATE
       SET sync_due_at = least(template_account.sync_due_at, excluded.sync_due_at)`.execute(trx);
}
