import { sql, type Kysely } from 'kysely';

import type { Database, SendMarkKind } from '../database/schema.ts';

/**
 * Counts one claim of a sender, in the transaction that claims. Stands with its last writes: claims of the same kind
 * meet at this row. Returns the count, to be noted outside the database after the commit and before anything leaves.
 */
export async function advanceSendMark(
  trx: Kysely<Database>,
  senderId: string,
  kind: SendMarkKind,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    INSERT INTO send_mark AS k (sender_id, kind, n) VALUES (${senderId}, ${kind}, 1)
        ON CONFLICT (sender_id, kind) DO UPDATE SET n = k.n + 1
    RETURNING n`.execute(trx);
  return rows[0]?.n ?? 0;
}
