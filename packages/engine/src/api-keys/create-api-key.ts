import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';

import type { Database, Role } from '../database/schema.ts';
import type { ApiKeyRow } from './api-key.ts';
import { hashApiKey } from './hash-api-key.ts';

/** Makes a key. The key itself is in this answer only; the database keeps its SHA-256. */
export async function createApiKey(
  db: Kysely<Database>,
  input: { name: string; role: Role; actor: string },
  now: number,
): Promise<ApiKeyRow & { key: string }> {
  const key = `wp_${randomBytes(32).toString('base64url')}`;
  const row = await db
    .insertInto('api_key')
    .values({
      name: input.name,
      role: input.role,
      hash: hashApiKey(key),
      created_at: new Date(now),
      created_by: input.actor,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...row, key };
}
