import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface TemplateStatusChange {
  wabaId: string;
  name: string;
  language: string;
  status: string;
  reason: string | null;
}

/** Stores what Meta said about templates; messages of one that is not approved are excluded. */
export async function setTemplateStatus(
  trx: Kysely<Database>,
  changes: readonly TemplateStatusChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    UPDATE template t SET status = c.status, rejected_reason = c.reason
      FROM unnest(
             ${changes.map((change) => change.wabaId)}::text[],
             ${changes.map((change) => change.name)}::text[],
             ${changes.map((change) => change.language)}::text[],
             ${changes.map((change) => change.status)}::text[],
             ${changes.map((change) => change.reason)}::text[]
           ) AS c (waba_id, name, language, status, reason)
     WHERE t.waba_id = c.waba_id AND t.name = c.name AND t.language = c.language`.execute(trx);
}
