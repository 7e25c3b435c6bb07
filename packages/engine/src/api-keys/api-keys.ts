import { createHash, randomBytes } from 'node:crypto';

import type { Kysely, Selectable } from 'kysely';

import type { Database, Role } from '../database/schema.ts';

export type ApiKeyRow = Selectable<Database['api_key']>;

/** Keys that still work, newest first. */
export async function listApiKeys(db: Kysely<Database>): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_key')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
}

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
      hash: createHash('sha256').update(key).digest('hex'),
      created_at: new Date(now),
      created_by: input.actor,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...row, key };
}

/** False when there is no such key, or it was revoked before. */
export async function revokeApiKey(
  db: Kysely<Database>,
  id: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ revoked_at: new Date(now) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
