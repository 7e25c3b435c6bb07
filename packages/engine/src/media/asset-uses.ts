import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Something that would send a file. */
export interface AssetUse {
  kind: 'journey' | 'campaign' | 'keywords' | 'template';
  id: string;
  name: string;
}

/** Everything that names a file: drafts, live versions, campaigns not sent yet, automatic answers, template drafts. */
export async function assetUses(db: Kysely<Database>, assetId: string): Promise<AssetUse[]> {
  const named = `%media:${assetId}%`;
  const { rows } = await sql<AssetUse>`
    SELECT 'journey' AS kind, j.id, j.name FROM journey j
      LEFT JOIN journey_version v ON v.id = j.live_version_id AND j.goes_on
     WHERE j.kind = 'journey' AND (j.draft::text LIKE ${named} OR v.graph::text LIKE ${named})
    UNION ALL
    SELECT 'campaign', c.id, c.name FROM campaign c
     WHERE c.status IN ('draft', 'scheduled', 'sending') AND c.content::text LIKE ${named}
    UNION ALL
    SELECT 'keywords', k.id, k.name FROM keyword_group k WHERE k.reply::text LIKE ${named}
    UNION ALL
    SELECT 'template', d.id, coalesce(d.content ->> 'name', '') FROM template_draft d WHERE d.content::text LIKE ${named}
    ORDER BY 3
    LIMIT 20`.execute(db);
  return rows;
}
