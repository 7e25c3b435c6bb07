import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import { displayName } from '../profiles/profile.ts';

export interface AudiencePreview {
  count: number;
  marketingOptIn: number;
  sample: { id: string; name: string; phone: string | null; bsuid: string | null }[];
}

/** How many people a condition over `profile p` matches, and the five newest of them. */
export async function previewAudience(
  db: Kysely<Database>,
  condition: RawBuilder<boolean>,
): Promise<AudiencePreview> {
  const counts = await sql<{ count: number; opted_in: number }>`
    SELECT count(*) AS count, count(*) FILTER (WHERE p.marketing_consent = 'in') AS opted_in
      FROM profile p WHERE p.merged_into IS NULL AND ${condition}`.execute(db);
  const sample = await sql<{
    id: string;
    external_id: string;
    first_name: string | null;
    last_name: string | null;
    phone: string | null;
    bsuid: string | null;
    username: string | null;
  }>`
    SELECT p.id, p.external_id, p.first_name, p.last_name, p.phone, p.bsuid, p.username
      FROM profile p WHERE p.merged_into IS NULL AND ${condition} ORDER BY p.created_at DESC, p.id DESC LIMIT 5`.execute(
    db,
  );
  return {
    count: counts.rows[0]?.count ?? 0,
    marketingOptIn: counts.rows[0]?.opted_in ?? 0,
    sample: sample.rows.map((row) => ({
      id: row.id,
      name: displayName(row),
      phone: row.phone,
      bsuid: row.bsuid,
    })),
  };
}
