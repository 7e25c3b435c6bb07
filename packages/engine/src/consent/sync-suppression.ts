import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileKey } from '../profiles/profile-id.ts';

/**
 * Brings the suppression rows of these profiles in line with their consent, phone and user id. A number
 * that was opted out stays bound when the profile gets another one. Call it too when either changed.
 */
export async function syncSuppression(
  trx: Kysely<Database>,
  profiles: readonly ProfileKey[],
  now: number,
): Promise<void> {
  if (profiles.length === 0) return;
  const those = sql`unnest(
    ${profiles.map(({ bucket }) => bucket)}::smallint[],
    ${profiles.map(({ id }) => id)}::uuid[]
  ) AS t (bucket, id)`;
  await sql`
    DELETE FROM suppression s
     USING ${those} JOIN profile p ON p.bucket = t.bucket AND p.id = t.id
     WHERE s.bucket = p.bucket AND s.profile_id = p.id
       AND CASE s.purpose WHEN 'marketing' THEN p.marketing_consent ELSE p.service_consent END
           IS DISTINCT FROM 'out'`.execute(trx);
  await sql`
    INSERT INTO suppression (number, purpose, bucket, profile_id, since)
    SELECT n.number, c.purpose, p.bucket, p.id, ${new Date(now)}
      FROM ${those} JOIN profile p ON p.bucket = t.bucket AND p.id = t.id
     CROSS JOIN LATERAL (
       VALUES ('marketing', p.marketing_consent), ('service', p.service_consent)) AS c (purpose, state)
     CROSS JOIN LATERAL (VALUES (p.phone), (p.bsuid)) AS n (number)
     WHERE n.number IS NOT NULL AND c.state = 'out'
     ORDER BY 1, 2
        ON CONFLICT DO NOTHING`.execute(trx);
}
