import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A journey or campaign that sends a template. */
export interface TemplateUse {
  kind: 'journey' | 'campaign';
  id: string;
  name: string;
  /** Whether it sends now, as opposed to a draft that names it. */
  live: boolean;
}

/** What sends a template of an account, in any language: live ones first. */
export async function templateUses(
  db: Kysely<Database>,
  template: { wabaId: string; name: string },
): Promise<TemplateUse[]> {
  const sends = sql`'$.** ? (@.content.template.name == $name && @.senderId == $sender)'`;
  const { rows } = await sql<TemplateUse>`
    WITH wanted AS (
      SELECT id, jsonb_build_object('name', ${template.name}::text, 'sender', id::text) AS vars
        FROM sender WHERE waba_id = ${template.wabaId}),
    used AS (
      SELECT 'journey' AS kind, journey.id, journey.name,
             journey.goes_on AND EXISTS (
               SELECT FROM journey_version version, wanted
                WHERE version.id = journey.live_version_id
                  AND jsonb_path_exists(version.graph, ${sends}, vars)) AS live,
             EXISTS (SELECT FROM wanted WHERE jsonb_path_exists(journey.draft, ${sends}, vars)) AS drafted
        FROM journey WHERE journey.kind = 'journey'
       UNION ALL
      SELECT 'campaign', campaign.id, campaign.name, campaign.status IN ('scheduled', 'sending'),
             campaign.status = 'draft'
        FROM campaign JOIN wanted ON wanted.id = campaign.sender_id
       WHERE campaign.content->'template'->>'name' = ${template.name})
    SELECT kind, id, name, live FROM used WHERE live OR drafted
     ORDER BY live DESC, name LIMIT 100`.execute(db);
  return rows;
}
