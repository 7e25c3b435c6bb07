import { templateCategorySchema } from '@waypost/whatsapp';
import type { TemplateCategoryUpdate } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Stores a template's new category, or the one that Meta announces a day before. */
export async function setTemplateCategory(
  trx: Kysely<Database>,
  update: TemplateCategoryUpdate,
  now: number,
): Promise<void> {
  const { accountId, name, language, correctCategory, changesAt } = update;
  const category = templateCategorySchema.safeParse(update.category).data;
  const isNotice = correctCategory !== null;
  const detail = isNotice
    ? { category: correctCategory, changesAt: changesAt ?? null }
    : { category: update.category };
  await sql`
    WITH changed AS (
      UPDATE template
         SET category = coalesce(${isNotice ? null : (category ?? null)}, category),
             correct_category = ${correctCategory},
             category_changes_at = ${changesAt === null ? null : new Date(changesAt)}::timestamptz
       WHERE waba_id = ${accountId} AND name = ${name} AND language = ${language}
         AND (category, correct_category) IS DISTINCT FROM
             (coalesce(${isNotice ? null : (category ?? null)}, category), ${correctCategory}::text)
      RETURNING id)
    INSERT INTO template_step (template_id, kind, detail, at)
    SELECT id, ${isNotice ? 'category_notice' : 'category'}, ${JSON.stringify(detail)},
           ${new Date(update.at ?? now)}::timestamptz
      FROM changed`.execute(trx);
}
