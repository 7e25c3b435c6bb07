import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AudienceRow } from './audience.ts';

export async function getAudience(
  db: Kysely<Database>,
  id: string,
): Promise<AudienceRow | undefined> {
  return db.selectFrom('audience').selectAll().where('id', '=', id).executeTakeFirst();
}
