import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Takes a person's number and user id off the block list; their consent stays as it is. */
export async function unblockProfile(trx: Kysely<Database>, profileId: string): Promise<void> {
  await sql`
    DELETE FROM blocked_address b USING profile p
     WHERE p.bucket = bucket_of(${profileId}::uuid) AND p.id = ${profileId}::uuid
       AND b.number IN (p.phone, p.bsuid)`.execute(trx);
}
