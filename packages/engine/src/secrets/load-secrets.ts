import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A secret as it lies in the database, for whoever has the key. */
export interface SealedSecret {
  id: string;
  host: string;
  sealed: Buffer;
}

/** Reads sealed secrets by id; those that were deleted are left out. */
export async function loadSecrets(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, SealedSecret>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<SealedSecret>`
    SELECT id, host, sealed FROM secret WHERE id = ANY (${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
