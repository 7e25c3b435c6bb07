import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { TemplateRow } from './stored-template.ts';

/** The languages an account has a template in, with their state at Meta; those that Meta deleted too. */
export async function listTemplateLanguages(
  db: Kysely<Database>,
  template: { wabaId: string; name: string },
): Promise<Pick<TemplateRow, 'language' | 'status' | 'category'>[]> {
  return db
    .selectFrom('template')
    .select(['language', 'status', 'category'])
    .where('waba_id', '=', template.wabaId)
    .where('name', '=', template.name)
    .orderBy('language')
    .execute();
}
