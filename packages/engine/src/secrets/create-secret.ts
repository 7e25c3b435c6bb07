import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Stores a sealed secret. Answers its id; null when the name is taken. */
export async function createSecret(
  db: Kysely<Database>,
  secret: { name: string; host: string; sealed: Buffer; actor: string },
  now: number,
): Promise<string | null> {
  const at = new Date(now);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO secret (name, host, sealed, created_at, created_by, updated_at, updated_by)
    VALUES (${secret.name}, ${secret.host}, ${secret.sealed}, ${at}, ${secret.actor}, ${at}, ${secret.actor})
    ON CONFLICT (name) DO NOTHING
    RETURNING id`.execute(db);
  return rows[0]?.id ?? null;
}
