import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** What became of a campaign's people. Each number contains the ones after it: who read it was sent it. */
export interface CampaignReport {
  people: number;
  queued: number;
  accepted: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
  unknown: number;
  excluded: { reason: string; people: number }[];
  replies: number;
}

export async function campaignReport(
  db: Kysely<Database>,
  journeyId: string,
): Promise<CampaignReport> {
  const { rows } = await sql<Omit<CampaignReport, 'excluded'>>`
    SELECT (SELECT count(*) FROM run r
             WHERE r.version_id IN (SELECT id FROM journey_version WHERE journey_id = ${journeyId}::uuid)) AS people,
           count(*) FILTER (WHERE out AND state = 'queued') AS queued,
           count(*) FILTER (WHERE out AND accepted_at IS NOT NULL) AS accepted,
           count(*) FILTER (WHERE out AND coalesce(sent_at, delivered_at, read_at) IS NOT NULL) AS sent,
           count(*) FILTER (WHERE out AND coalesce(delivered_at, read_at) IS NOT NULL) AS delivered,
           count(*) FILTER (WHERE out AND read_at IS NOT NULL) AS read,
           count(*) FILTER (WHERE out AND (failed_at IS NOT NULL OR state = 'refused')) AS failed,
           count(*) FILTER (WHERE out AND state = 'unknown') AS unknown,
           count(DISTINCT profile_id) FILTER (WHERE NOT out) AS replies
      FROM (SELECT m.*, m.direction = 'out' AS out FROM message m WHERE m.journey_id = ${journeyId}::uuid) AS m`.execute(
    db,
  );
  const excluded = await sql<{ reason: string; people: number }>`
    SELECT exclusion AS reason, count(*) AS people
      FROM message
     WHERE journey_id = ${journeyId}::uuid AND state = 'excluded' AND exclusion IS NOT NULL
     GROUP BY exclusion ORDER BY people DESC, exclusion`.execute(db);
  const report = rows[0];
  if (report === undefined) throw new Error('A report is one row.');
  return { ...report, excluded: excluded.rows };
}
