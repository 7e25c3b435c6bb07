import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Puts something else into a secret: every request from now on carries it. False when there is no such secret. */
export async function replaceSecret(
  db: Kysely<Database>,
  secret: { id: string; sealed: Buffer; actor: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('secret')
    .set({ sealed: secret.sealed, updated_at: new Date(now), updated_by: secret.actor })
    .where('id', '=', secret.id)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
