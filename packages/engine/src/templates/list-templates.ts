import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { containsPattern } from '../paging/contains.ts';
import type { TemplateRow } from './stored-template.ts';

export interface TemplateQuery {
  search?: string | undefined;
  senderId?: string | undefined;
  category?: string | undefined;
  status?: string | undefined;
}

/** Templates by name and language; those Meta deleted are left out unless asked for. */
export async function listTemplates(
  db: Kysely<Database>,
  query: TemplateQuery,
): Promise<TemplateRow[]> {
  let select = db.selectFrom('template').selectAll('template');
  const { search, senderId } = query;
  if (search !== undefined && search.trim() !== '') {
    select = select.where('name', 'ilike', containsPattern(search.trim()));
  }
  if (senderId !== undefined) {
    select = select.where('waba_id', 'in', (sender) =>
      sender.selectFrom('sender').select('waba_id').where('id', '=', senderId),
    );
  }
  if (query.category !== undefined) select = select.where('category', '=', query.category);
  select =
    query.status === undefined
      ? select.where('status', '!=', 'DELETED')
      : select.where('status', '=', query.status);
  return select.orderBy('name').orderBy('language').orderBy('waba_id').execute();
}
