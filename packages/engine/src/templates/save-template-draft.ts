import type { TemplateDraft } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { getTemplateDraft, type TemplateDraftRow } from './drafts.ts';

export type TemplateDraftSave =
  | { kind: 'saved'; revision: number }
  | { kind: 'conflict'; present: TemplateDraftRow }
  | { kind: 'not_found' };

/** Saves a draft made on `revision`; one that somebody else saved meanwhile is not overwritten but
 * answered. Without `revision` it is. */
export async function saveTemplateDraft(
  db: Kysely<Database>,
  input: { id: string; content: TemplateDraft; revision: number | undefined; actor: string },
  now: number,
): Promise<TemplateDraftSave> {
  const { rows } = await sql<{ revision: number }>`
    UPDATE template_draft
       SET content = ${JSON.stringify(input.content)}::jsonb, revision = revision + 1,
           updated_at = ${new Date(now)}, updated_by = ${input.actor}
     WHERE id = ${input.id}::uuid AND revision = coalesce(${input.revision ?? null}::int, revision)
    RETURNING revision`.execute(db);
  const [saved] = rows;
  if (saved !== undefined) return { kind: 'saved', revision: saved.revision };
  const present = await getTemplateDraft(db, input.id);
  return present === undefined ? { kind: 'not_found' } : { kind: 'conflict', present };
}
