import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { Notice } from './notice.ts';

/**
 * Keeps news, each once. Answers the keys of those that are new and not out of date: nothing newer of
 * the same kind about the same subject came before.
 */
export async function keepNotices(
  trx: Kysely<Database>,
  notices: readonly Notice[],
  now: number,
): Promise<Set<string>> {
  if (notices.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    WITH told AS (
      SELECT * FROM unnest(
             ${notices.map(({ key }) => key)}::text[],
             ${notices.map(({ wabaId }) => wabaId)}::text[],
             ${notices.map(({ senderId }) => senderId)}::uuid[],
             ${notices.map(({ kind }) => kind)}::text[],
             ${notices.map(({ subject }) => subject)}::text[],
             ${notices.map(({ severity }) => severity)}::text[],
             ${notices.map(({ code }) => code)}::text[],
             ${notices.map(({ detail }) => JSON.stringify(detail))}::jsonb[],
             ${notices.map(({ at }) => new Date(at))}::timestamptz[]
           ) AS n (key, waba_id, sender_id, kind, subject, severity, code, detail, occurred_at)
    ), kept AS (
      INSERT INTO sender_notice (key, waba_id, sender_id, kind, subject, severity, code, detail,
                                 occurred_at, received_at)
      SELECT t.*, ${new Date(now)} FROM told t ORDER BY t.key
          ON CONFLICT (key) DO NOTHING
      RETURNING key, waba_id, kind, subject, occurred_at
    )
    SELECT k.key FROM kept k
     WHERE NOT EXISTS (
             SELECT FROM sender_notice n
              WHERE n.waba_id = k.waba_id AND n.kind = k.kind AND n.subject = k.subject
                AND n.occurred_at > k.occurred_at)`.execute(trx);
  return new Set(rows.map(({ key }) => key));
}
