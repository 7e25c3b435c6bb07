import type { Kysely, Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A keyword group as stored. */
export type KeywordGroupRow = Selectable<Database['keyword_group']>;

/** All groups, those with meaning first. */
export async function listKeywordGroups(db: Kysely<Database>): Promise<KeywordGroupRow[]> {
  const rows = await db
    .selectFrom('keyword_group')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const kinds = ['opt_out', 'opt_in', 'help', 'default', 'custom'];
  return rows.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}
