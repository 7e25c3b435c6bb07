import type { TemplateQualityUpdate } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Stores how people receive a template: GREEN, YELLOW, RED or UNKNOWN. */
export async function setTemplateQuality(
  trx: Kysely<Database>,
  update: TemplateQualityUpdate,
  now: number,
): Promise<void> {
  const { accountId, name, language, quality } = update;
  await sql`
    WITH changed AS (
      UPDATE template SET quality = ${quality}
       WHERE waba_id = ${accountId} AND name = ${name} AND language = ${language}
         AND quality <> ${quality}
      RETURNING id)
    INSERT INTO template_step (template_id, kind, detail, at)
    SELECT id, 'quality', jsonb_build_object('quality', ${quality}::text),
           ${new Date(update.at ?? now)}::timestamptz
      FROM changed`.execute(trx);
}
