import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

const oncePerMs = 60_000;

/** Notes that messages of these templates leave. Each row is written once a minute at most, and never waited for. */
export async function noteTemplatesUsed(
  trx: Kysely<Database>,
  templates: readonly { wabaId: string; name: string; language: string }[],
  now: number,
): Promise<void> {
  if (templates.length === 0) return;
  await sql`
    UPDATE template SET last_used_at = ${new Date(now)}
     WHERE id IN (
       SELECT id FROM template
        WHERE (waba_id, name, language) IN (
                SELECT * FROM unnest(
                  ${templates.map(({ wabaId }) => wabaId)}::text[],
                  ${templates.map(({ name }) => name)}::text[],
                  ${templates.map(({ language }) => language)}::text[]))
          AND (last_used_at IS NULL OR last_used_at < ${new Date(now - oncePerMs)})
          FOR UPDATE SKIP LOCKED)`.execute(trx);
}
