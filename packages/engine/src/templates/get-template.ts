import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { TemplateRow } from './stored-template.ts';

/** One template in one language, or undefined. */
export async function getTemplate(
  db: Kysely<Database>,
  id: string,
): Promise<TemplateRow | undefined> {
  return db.selectFrom('template').selectAll().where('id', '=', id).executeTakeFirst();
}
