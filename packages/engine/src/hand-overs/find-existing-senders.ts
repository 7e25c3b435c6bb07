import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Which of these senders there are. No statement for none. */
export async function findExistingSenders(
  trx: Kysely<Database>,
  ids: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (ids.size === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM sender WHERE id = ANY (${[...ids]}::uuid[])`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
