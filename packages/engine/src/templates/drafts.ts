import type { TemplateDraft } from '@waypost/whatsapp';
import type { Kysely, Selectable } from 'kysely';

import type { Database, TemplateDraftTable } from '../database/schema.ts';

export type TemplateDraftRow = Selectable<TemplateDraftTable>;

/** Every draft of a template or of its change, latest first. */
export async function listTemplateDrafts(db: Kysely<Database>): Promise<TemplateDraftRow[]> {
  return db
    .selectFrom('template_draft')
    .selectAll()
    .orderBy('updated_at', 'desc')
    .limit(500)
    .execute();
}

export async function getTemplateDraft(
  db: Kysely<Database>,
  id: string,
): Promise<TemplateDraftRow | undefined> {
  return db.selectFrom('template_draft').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The draft that changes a template, if somebody is writing one. */
export async function draftOfStored(
  db: Kysely<Database>,
  templateId: string,
): Promise<TemplateDraftRow | undefined> {
  return db
    .selectFrom('template_draft')
    .selectAll()
    .where('template_id', '=', templateId)
    .executeTakeFirst();
}

/** Starts a draft. For the change of a template there is one draft: the one that exists is answered. */
export async function createTemplateDraft(
  db: Kysely<Database>,
  draft: { wabaId: string; templateId: string | null; content: TemplateDraft; actor: string },
  now: number,
): Promise<TemplateDraftRow> {
  const at = new Date(now);
  const created = await db
    .insertInto('template_draft')
    .values({
      waba_id: draft.wabaId,
      template_id: draft.templateId,
      content: JSON.stringify(draft.content),
      created_at: at,
      created_by: draft.actor,
      updated_at: at,
      updated_by: draft.actor,
    })
    .onConflict((conflict) => conflict.column('template_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (created !== undefined) return created;
  return db
    .selectFrom('template_draft')
    .selectAll()
    .where('template_id', '=', draft.templateId)
    .executeTakeFirstOrThrow();
}

export async function removeTemplateDraft(db: Kysely<Database>, id: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('template_draft')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}
