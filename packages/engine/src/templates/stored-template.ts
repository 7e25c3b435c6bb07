import { templateSchema, type Template } from '@waypost/whatsapp';
import type { Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

export type TemplateRow = Selectable<Database['template']>;

/** A stored template in the form that validation and rendering take. */
export function templateOf(row: TemplateRow): Template {
  return templateSchema.parse({
    name: row.name,
    language: row.language,
    category: row.category,
    status: row.status,
    parameterFormat: row.parameter_format,
    components: row.components,
    ...(row.unknown_parts.length === 0 ? {} : { unknownParts: row.unknown_parts }),
  });
}
