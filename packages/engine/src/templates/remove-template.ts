import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Notes that templates were deleted at Meta: all languages of a name, or one. They stay, for messages sent with them. */
export async function markTemplatesDeleted(
  trx: Kysely<Database>,
  templates: { wabaId: string; name: string; language: string | null; actor: string },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await sql`
    WITH gone AS (
      UPDATE template
         SET status = CASE WHEN status = 'APPROVED' THEN 'PENDING_DELETION' ELSE 'DELETED' END,
             status_changed_at = ${at}
       WHERE waba_id = ${templates.wabaId} AND name = ${templates.name} AND status <> 'DELETED'
         AND (${templates.language}::text IS NULL OR language = ${templates.language})
      RETURNING id)
    INSERT INTO template_step (template_id, kind, actor, at)
    SELECT id, 'deleted', ${templates.actor}, ${at} FROM gone`.execute(trx);
}
