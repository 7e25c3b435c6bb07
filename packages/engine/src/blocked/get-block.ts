import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface Block {
  reason: string;
  blocked_at: Date;
  blocked_by: string;
}

/** Why, when and by whom a person was blocked; undefined when they are not. */
export async function getBlock(
  db: Kysely<Database>,
  profileId: string,
): Promise<Block | undefined> {
  const { rows } = await sql<Block>`
    SELECT b.reason, b.blocked_at, b.blocked_by
      FROM profile p JOIN blocked_address b ON b.number IN (p.phone, p.bsuid)
     WHERE p.bucket = bucket_of(${profileId}::uuid) AND p.id = ${profileId}::uuid
     ORDER BY b.blocked_at
     LIMIT 1`.execute(db);
  return rows[0];
}
