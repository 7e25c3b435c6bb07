import { sql, type Kysely } from 'kysely';

import type { Database, DeadLetterKind } from '../database/schema.ts';

/** How much of each kind is set aside and waits for somebody. */
export async function countDeadLetters(
  db: Kysely<Database>,
): Promise<Partial<Record<DeadLetterKind, number>>> {
  const { rows } = await sql<{ kind: DeadLetterKind; n: number }>`
    SELECT kind, count(*) AS n FROM dead_letter WHERE state IN ('open', 'replaying')
     GROUP BY kind`.execute(db);
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}
