import type { Template } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A template as an account lists it. */
export interface AccountTemplate extends Template {
  /** Meta's id. */
  id: string;
  rejectedReason: string | null;
}

/**
 * Makes the stored templates of an account what the account lists now. Templates it lists no more stay
 * as DELETED, because messages sent with them are still drawn. Run it inside a transaction.
 */
export async function saveTemplates(
  trx: Kysely<Database>,
  wabaId: string,
  templates: readonly AccountTemplate[],
  now: number,
): Promise<void> {
  const at = new Date(now);
  await sql`
    INSERT INTO template (waba_id, meta_id, name, language, category, status, rejected_reason,
                          parameter_format, components, synced_at)
    SELECT DISTINCT ON (t->>'name', t->>'language')
           ${wabaId}, t->>'id', t->>'name', t->>'language', t->>'category', t->>'status',
           t->>'rejectedReason', t->>'parameterFormat', t->'components', ${at}
      FROM jsonb_array_elements(${JSON.stringify(templates)}::jsonb) AS t
     ORDER BY t->>'name', t->>'language'
        ON CONFLICT (waba_id, name, language) DO UPDATE
       SET meta_id = excluded.meta_id, category = excluded.category, status = excluded.status,
           rejected_reason = excluded.rejected_reason, parameter_format = excluded.parameter_format,
           components = excluded.components, synced_at = excluded.synced_at`.execute(trx);
  await sql`
    UPDATE template SET status = 'DELETED', synced_at = ${at}
     WHERE waba_id = ${wabaId} AND status <> 'DELETED'
       AND NOT EXISTS (
         SELECT FROM jsonb_array_elements(${JSON.stringify(
           templates.map(({ name, language }) => ({ name, language })),
         )}::jsonb) AS t
          WHERE t->>'name' = template.name AND t->>'language' = template.language)`.execute(trx);
}
