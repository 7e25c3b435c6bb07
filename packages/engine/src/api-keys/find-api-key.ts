import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ApiKeyRow } from './api-key.ts';
import { hashApiKey } from './hash-api-key.ts';

/** Finds the key that is not revoked, and notes its use at most once a minute. */
export async function findApiKey(
  db: Kysely<Database>,
  key: string,
  now: number,
): Promise<Pick<ApiKeyRow, 'name' | 'role'> | null> {
  const at = new Date(now);
  const { rows } = await sql<Pick<ApiKeyRow, 'id' | 'name' | 'role'> & { stale: boolean }>`
    SELECT id, name, role,
           (last_used_at IS NULL OR last_used_at < ${at}::timestamptz - interval '1 minute') AS stale
      FROM api_key WHERE hash = ${hashApiKey(key)} AND revoked_at IS NULL`.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  if (found.stale) {
    // A database that takes no writes still knows whose key it is.
    await sql`UPDATE api_key SET last_used_at = ${at} WHERE id = ${found.id}`
      .execute(db)
      .catch(() => {});
  }
  return { name: found.name, role: found.role };
}
