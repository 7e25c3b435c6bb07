import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Meta asked whether the sender's address is ours and got its challenge back. */
export async function noteHandshake(
  db: Kysely<Database>,
  senderId: string,
  now: number,
): Promise<void> {
  await sql`UPDATE sender SET handshake_at = ${new Date(now)} WHERE id = ${senderId}`.execute(db);
}
