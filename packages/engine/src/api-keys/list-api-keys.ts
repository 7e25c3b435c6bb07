import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ApiKeyRow } from './api-key.ts';

/** Keys that still work, newest first. */
export async function listApiKeys(db: Kysely<Database>): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_key')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
}
