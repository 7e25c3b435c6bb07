import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A webhook came that was not signed with the sender's app secret. At most one write a minute: anybody can cause it. */
export async function noteWrongSignature(
  db: Kysely<Database>,
  senderId: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender SET signature_failed_at = ${new Date(now)}
     WHERE id = ${senderId}
       AND (signature_failed_at IS NULL OR signature_failed_at < ${new Date(now - 60_000)})`.execute(
    db,
  );
}
