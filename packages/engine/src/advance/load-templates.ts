import { templateSchema, type Template } from '@waypost/whatsapp';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A stored template in one language. `stamp` changes whenever the template does. */
export interface StoredTemplate {
  id: string;
  wabaId: string;
  stamp: string;
  template: Template;
}

interface TemplateRow {
  id: string;
  waba_id: string;
  name: string;
  language: string;
  category: string;
  status: string;
  parameter_format: string;
  components: unknown;
  synced_at: Date;
}

/** Reads every language of the templates a batch may send, by the sender whose account has them and by name. */
export async function loadTemplates(
  db: Kysely<Database>,
  templates: readonly { senderId: string; name: string }[],
): Promise<StoredTemplate[]> {
  if (templates.length === 0) return [];
  const { rows } = await sql<TemplateRow>`
    SELECT t.id, t.waba_id, t.name, t.language, t.category, t.status, t.parameter_format, t.components,
           t.synced_at
      FROM template t
     WHERE (t.waba_id, t.name) IN (
             SELECT s.waba_id, w.name
               FROM unnest(
                      ${templates.map((template) => template.senderId)}::uuid[],
                      ${templates.map((template) => template.name)}::text[]) AS w (sender_id, name)
               JOIN sender s ON s.id = w.sender_id)
       AND t.unknown_parts = '{}'`.execute(db);
  return rows.flatMap((row) => {
    const template = templateSchema.safeParse({
      name: row.name,
      language: row.language,
      category: row.category,
      status: row.status,
      parameterFormat: row.parameter_format,
      components: row.components,
    });
    // A template of a kind Waypost can't fill counts as not there: its sends are excluded.
    if (!template.success) return [];
    return [
      {
        id: row.id,
        wabaId: row.waba_id,
        stamp: `${row.id}:${row.synced_at.getTime()}`,
        template: template.data,
      },
    ];
  });
}
