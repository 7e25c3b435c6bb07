import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { secretUses } from './secret-uses.ts';

export type SecretRemoval =
  | { kind: 'removed' }
  | { kind: 'not_found' }
  /** Names of the live journeys that send it. */
  | { kind: 'in_use'; by: string[] };

/** Deletes a secret that no live journey sends. Drafts that name it go on doing so, and their validation says it is gone. */
export async function removeSecret(db: Kysely<Database>, id: string): Promise<SecretRemoval> {
  return db.transaction().execute(async (trx) => {
    const by = (await secretUses(trx))
      .filter(({ secretId, isLive }) => secretId === id && isLive)
      .map(({ name }) => name);
    if (by.length > 0) return { kind: 'in_use', by };
    const { numDeletedRows } = await trx
      .deleteFrom('secret')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n ? { kind: 'removed' } : { kind: 'not_found' };
  });
}
