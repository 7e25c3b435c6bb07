import { countryOf } from '@waypost/whatsapp/numbers';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { upsertProfiles } from '../profiles/upsert-profiles.ts';

/**
 * The person behind a phone that a test goes to: the oldest profile with this number that is not a demo person, else a
 * new one, named as somebody's first contact would name it. Run it inside a transaction.
 *
 * @param phone E.164 with plus.
 */
export async function ensureTestPerson(
  trx: Kysely<Database>,
  phone: string,
  now: number,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM address a JOIN profile p ON p.bucket = a.bucket AND p.id = a.profile_id
     WHERE a.kind = 'phone' AND a.value = ${phone} AND NOT p.demo
     ORDER BY p.created_at, p.id LIMIT 1`.execute(trx);
  const known = rows[0]?.id;
  if (known !== undefined) return known;
  const [created] = await upsertProfiles(
    trx,
    [{ externalId: `wa:${phone}`, phone, phoneCountry: countryOf(phone) }],
    now,
  );
  if (created === undefined) throw new Error('the test person could not be created');
  return created.id;
}
