import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { WorkspaceSecret } from './secret.ts';

/** All secrets, by name. */
export async function listSecrets(db: Kysely<Database>): Promise<WorkspaceSecret[]> {
  return db
    .selectFrom('secret')
    .select([
      'id',
      'name',
      'host',
      'created_at as createdAt',
      'created_by as createdBy',
      'updated_at as updatedAt',
      'updated_by as updatedBy',
    ])
    .orderBy('name')
    .execute();
}
