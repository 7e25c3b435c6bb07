import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { displayName } from '../profiles/profile.ts';
import { countStatement } from './count-statement.ts';
import { conditionSql, type PeopleCondition } from './people-condition.ts';

export interface AudiencePreview {
  count: number;
  marketingOptIn: number;
  sample: { id: string; name: string; phone: string | null; bsuid: string | null }[];
}

/** How many people a condition matches, and the five newest of them. */
export async function previewAudience(
  db: Kysely<Database>,
  condition: PeopleCondition,
): Promise<AudiencePreview> {
  const counts = await countStatement(condition, {
    count: sql<number>`count(*)`,
    opted_in: sql<number>`count(*) FILTER (WHERE p.marketing_consent = 'in')`,
  }).execute(db);
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
      FROM profile p WHERE p.merged_into IS NULL AND ${conditionSql(condition)} ORDER BY p.created_at DESC, p.id DESC LIMIT 5`.execute(
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
