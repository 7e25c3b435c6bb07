import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AudienceRow } from './audience.ts';

/** Ids of all audiences, and which of them are lists: enough to check a reference to one. */
export async function listAudienceKinds(
  db: Kysely<Database>,
): Promise<Pick<AudienceRow, 'id' | 'kind'>[]> {
  return db.selectFrom('audience').select(['id', 'kind']).execute();
}
