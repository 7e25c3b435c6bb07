import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Has these messages tell of their statuses: a reaction waits for them from now on. */
export async function watchMessages(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; id: string }[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    UPDATE message m SET watched = true
      FROM (SELECT * FROM unnest(
              ${messages.map(({ bucket }) => bucket)}::smallint[],
              ${messages.map(({ id }) => id)}::uuid[]
            ) AS w (bucket, id) ORDER BY 1, 2) AS w
     WHERE m.bucket = w.bucket AND m.id = w.id AND NOT m.watched`.execute(trx);
}
