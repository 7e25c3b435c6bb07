import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { releaseTemplates } from './release-waiting.ts';

export interface TemplateStatusChange {
  wabaId: string;
  name: string;
  language: string;
  status: string;
  reason: string | null;
  /** When Meta lets a paused template go again, ms since the epoch; null or left out when it does not say. */
  pausedUntil?: number | null;
}

/**
 * Stores what Meta said about templates. Messages of a paused one wait, those of one that is not
 * approved are excluded; what waited leaves when its template is approved again.
 */
export async function setTemplateStatus(
  trx: Kysely<Database>,
  changes: readonly TemplateStatusChange[],
  now: number,
): Promise<void> {
  if (changes.length === 0) return;
  const at = new Date(now);
  await sql`
    UPDATE template t
       SET status = c.status, rejected_reason = c.reason, paused_until = c.paused_until,
           status_changed_at = CASE WHEN t.status = c.status THEN t.status_changed_at ELSE ${at} END,
           disabled_at = CASE WHEN c.status <> 'DISABLED' THEN NULL
                              WHEN t.status = 'DISABLED' THEN t.disabled_at ELSE ${at} END
      FROM unnest(
             ${changes.map((change) => change.wabaId)}::text[],
             ${changes.map((change) => change.name)}::text[],
             ${changes.map((change) => change.language)}::text[],
             ${changes.map((change) => change.status)}::text[],
             ${changes.map((change) => change.reason)}::text[],
             ${changes.map(({ pausedUntil = null }) => (pausedUntil === null ? null : new Date(pausedUntil)))}::timestamptz[]
           ) AS c (waba_id, name, language, status, reason, paused_until)
     WHERE t.waba_id = c.waba_id AND t.name = c.name AND t.language = c.language`.execute(trx);
  await releaseTemplates(
    trx,
    changes.filter(({ status }) => status === 'APPROVED'),
    now,
  );
}
