import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { phoneDigits } from './phone-digits.ts';

/** Writes a number's business username (`business_username_update`); null when it was given up. */
export async function setUsername(
  trx: Kysely<Database>,
  update: { wabaId: string; displayPhoneNumber: string; username: string | null },
): Promise<void> {
  await sql`
    UPDATE sender SET username = ${update.username}
     WHERE waba_id = ${update.wabaId}
       AND regexp_replace(display_phone_number, '\\D', '', 'g') = ${phoneDigits(update.displayPhoneNumber)}`.execute(
    trx,
  );
}
