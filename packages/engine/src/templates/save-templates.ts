import type { Template } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { releaseTemplates } from '../dispatch/release-waiting.ts';
import { syncEveryMs } from './sync-times.ts';

/** A template as an account lists it. */
export interface AccountTemplate extends Template {
  /** Meta's id. */
  id: string;
  rejectedReason: string | null;
  /** GREEN, YELLOW, RED or UNKNOWN; left out leaves what is known. */
  quality?: string;
  /** The category Meta will move it to, announced a day before. */
  correctCategory?: string | null;
  /** Seconds a message of it is tried; null for the category's own time. */
  ttlSeconds?: number | null;
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
  await upsertTemplates(trx, wabaId, templates, now);
  const at = new Date(now);
  await sql`
    WITH gone AS (
      UPDATE template SET status = 'DELETED', status_changed_at = ${at}, synced_at = ${at}
       WHERE waba_id = ${wabaId} AND status <> 'DELETED'
         AND NOT EXISTS (
           SELECT FROM jsonb_array_elements(${JSON.stringify(
             templates.map(({ name, language }) => ({ name, language })),
           )}::jsonb) AS t
            WHERE t->>'name' = template.name AND t->>'language' = template.language)
      RETURNING id)
    INSERT INTO template_step (template_id, kind, detail, at)
    SELECT id, 'status', '{"status": "DELETED"}', ${at} FROM gone`.execute(trx);
  await sql`
    INSERT INTO template_account (waba_id, sync_due_at, synced_at)
    VALUES (${wabaId}, ${new Date(now + syncEveryMs)}, ${at})
        ON CONFLICT (waba_id) DO UPDATE
       SET synced_at = excluded.synced_at, problem = NULL,
           sync_due_at = greatest(template_account.sync_due_at, excluded.sync_due_at)`.execute(trx);
}

/** Stores templates as the account has them, and notes on their timelines what changed since. */
export async function upsertTemplates(
  trx: Kysely<Database>,
  wabaId: string,
  templates: readonly AccountTemplate[],
  now: number,
): Promise<void> {
  const at = new Date(now);
  await sql`
    WITH before AS (SELECT id, status, quality, category FROM template WHERE waba_id = ${wabaId}),
    after AS (
      INSERT INTO template (waba_id, meta_id, name, language, category, status, rejected_reason,
                            parameter_format, components, unknown_parts, quality, correct_category,
                            ttl_seconds, synced_at, status_changed_at)
      SELECT DISTINCT ON (t->>'name', t->>'language')
             ${wabaId}, t->>'id', t->>'name', t->>'language', t->>'category', t->>'status',
             t->>'rejectedReason', t->>'parameterFormat', t->'components',
             ARRAY(SELECT jsonb_array_elements_text(coalesce(t->'unknownParts', '[]'))),
             coalesce(t->>'quality', 'UNKNOWN'), t->>'correctCategory', (t->>'ttlSeconds')::int,
             ${at}, ${at}
        FROM jsonb_array_elements(${JSON.stringify(templates)}::jsonb) AS t
       ORDER BY t->>'name', t->>'language'
          ON CONFLICT (waba_id, name, language) DO UPDATE
         SET meta_id = excluded.meta_id, category = excluded.category, status = excluded.status,
             rejected_reason = excluded.rejected_reason,
             rejection_text = CASE WHEN excluded.status = 'REJECTED' THEN template.rejection_text END,
             parameter_format = excluded.parameter_format, components = excluded.components,
             unknown_parts = excluded.unknown_parts,
             quality = CASE WHEN excluded.quality = 'UNKNOWN' THEN template.quality ELSE excluded.quality END,
             correct_category = coalesce(excluded.correct_category, CASE
               WHEN template.category = excluded.category THEN template.correct_category END),
             ttl_seconds = coalesce(excluded.ttl_seconds, template.ttl_seconds),
             paused_until = CASE WHEN excluded.status = 'PAUSED' THEN template.paused_until END,
             synced_at = excluded.synced_at,
             status_changed_at = CASE WHEN template.status = excluded.status
               THEN template.status_changed_at ELSE excluded.synced_at END
      RETURNING id, status, rejected_reason, quality, category)
    INSERT INTO template_step (template_id, kind, detail, at)
    SELECT after.id, step.kind, step.detail, ${at}
      FROM after JOIN before USING (id)
     CROSS JOIN LATERAL (VALUES
       ('status', after.status <> before.status,
         jsonb_build_object('status', after.status, 'reason', after.rejected_reason)),
       ('quality', after.quality <> before.quality, jsonb_build_object('quality', after.quality)),
       ('category', after.category <> before.category,
         jsonb_build_object('from', before.category, 'category', after.category))
     ) AS step (kind, differs, detail)
     WHERE step.differs`.execute(trx);
  // Of a template that was paused and whose approval no webhook told.
  const approved = templates.filter(({ status }) => status === 'APPROVED');
  await releaseTemplates(
    trx,
    approved.map(({ name, language }) => ({ wabaId, name, language })),
    now,
  );
}
