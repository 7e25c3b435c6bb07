import { searchWords, type TemplateText } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';

/** A template that says a word of a search. */
export interface FoundTemplate extends TemplateText {
  word: string;
}

/**
 * Templates that say words of a search (in any language), each once for each word, with a text that does: body, header,
 * footer, button or card.
 */
export async function findTemplateTexts(
  db: Kysely<Database>,
  search: string,
): Promise<FoundTemplate[]> {
  const words = searchWords(search);
  const { rows } = await sql<FoundTemplate>`
    SELECT DISTINCT ON (w.word, t.name) w.word, t.name, said #>> '{}' AS text
      FROM template t, jsonb_path_query(t.components, 'strict $.**.text') AS said,
           unnest(${words}::text[], ${words.map(containsPattern)}::text[]) AS w (word, pattern)
     WHERE lower((said #>> '{}') COLLATE "pg_c_utf8") LIKE lower(w.pattern COLLATE "pg_c_utf8")
     ORDER BY w.word, t.name
     LIMIT 2000`.execute(db);
  return rows;
}
