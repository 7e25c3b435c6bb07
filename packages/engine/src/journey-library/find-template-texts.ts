import type { TemplateText } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';

/** Templates that say something (in any language), each once, with that text: body, header, footer, button or card. */
export async function findTemplateTexts(
  db: Kysely<Database>,
  search: string,
): Promise<TemplateText[]> {
  const { rows } = await sql<TemplateText>`
    SELECT DISTINCT ON (t.name) t.name, said #>> '{}' AS text
      FROM template t, jsonb_path_query(t.components, 'strict $.**.text') AS said
     WHERE lower((said #>> '{}') COLLATE "pg_c_utf8") LIKE lower(${containsPattern(search)}::text COLLATE "pg_c_utf8")
     ORDER BY t.name
     LIMIT 500`.execute(db);
  return rows;
}
