import { templateStatusSchema } from '@waypost/whatsapp';
import type { TemplateStatusUpdate } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { releaseTemplates } from '../dispatch/release-waiting.ts';

const hour = 3_600_000;
/** How long Meta pauses a template that people report: three hours, then six, then it is disabled. */
const pauseMs: Record<string, number> = { FIRST_PAUSE: 3 * hour, SECOND_PAUSE: 6 * hour };

/** Events that bring a template back. */
const returning = new Set(['REINSTATED', 'UNPAUSED', 'UNARCHIVED']);

/**
 * Stores a template's new status with Meta's reason; what waited for its approval leaves. Events that name no
 * status are only noted.
 */
export async function setTemplateStatus(
  trx: Kysely<Database>,
  update: TemplateStatusUpdate,
  now: number,
): Promise<void> {
  const { event, notice, rejection } = update;
  const status = returning.has(event) ? 'APPROVED' : templateStatusSchema.safeParse(event).data;
  const reason = update.reason === 'NONE' ? null : update.reason;
  const at = update.at ?? now;
  const pause = notice === null ? undefined : pauseMs[notice.title];
  const words = wordsOf(update);
  const detail = {
    status: status ?? event,
    reason: status === 'REJECTED' ? reason : null,
    notice: notice?.title ?? null,
    text: rejection === null ? (notice?.description ?? null) : words,
  };
  await sql`
    WITH changed AS (
      UPDATE template
         SET status = coalesce(${status ?? null}, status),
             rejected_reason = CASE WHEN ${status === 'REJECTED'} THEN ${reason} END,
             rejection_text = CASE WHEN ${status === 'REJECTED'} THEN ${words} END,
             paused_until = CASE WHEN ${status === 'PAUSED'}
               THEN ${pause === undefined ? null : new Date(at + pause)}::timestamptz END,
             disabled_at = CASE WHEN ${status === 'DISABLED'}
               THEN coalesce(disabled_at, ${new Date(at)}::timestamptz) END,
             status_changed_at = ${new Date(at)}
       WHERE waba_id = ${update.accountId} AND name = ${update.name} AND language = ${update.language}
      RETURNING id)
    INSERT INTO template_step (template_id, kind, detail, at)
    SELECT id, 'status', ${JSON.stringify(detail)}, ${new Date(at)} FROM changed
     WHERE NOT EXISTS (
       SELECT FROM template_step s
        WHERE s.template_id = changed.id AND s.kind = 'status' AND s.at = ${new Date(at)}
          AND s.detail->>'status' = ${detail.status})`.execute(trx);
  if (status === 'APPROVED') {
    const { accountId: wabaId, name, language } = update;
    await releaseTemplates(trx, [{ wabaId, name, language }], now);
  }
}

/** Some reasons are the code once more. */
const isCode = /^[A-Z_]+$/;

function wordsOf({ rejection }: TemplateStatusUpdate): string | null {
  if (rejection === null) return null;
  const words = [rejection.reason, rejection.recommendation].filter(
    (text) => text !== null && text !== '' && !isCode.test(text),
  );
  return words.length === 0 ? null : words.join(' ');
}
