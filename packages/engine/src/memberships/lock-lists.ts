import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Which of these audiences are lists; they stay until this transaction ends. No statement for none. */
export async function lockLists(
  trx: Kysely<Database>,
  ids: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (ids.size === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM audience WHERE kind = 'list' AND id = ANY (${[...ids]}::uuid[])
     ORDER BY id FOR KEY SHARE`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
