import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { CampaignRow } from './campaigns.ts';

/** Sets when a draft is sent; undefined when it is no draft any more. */
export async function scheduleCampaign(
  db: Kysely<Database>,
  input: { id: string; at: number; timeZone: string | null; actor: string },
  now: number,
): Promise<CampaignRow | undefined> {
  return db
    .updateTable('campaign')
    .set({
      status: 'scheduled',
      scheduled_at: new Date(input.at),
      time_zone: input.timeZone,
      updated_at: new Date(now),
      updated_by: input.actor,
    })
    .where('id', '=', input.id)
    .where('status', '=', 'draft')
    .returningAll()
    .executeTakeFirst();
}

/** Makes a campaign that has not started a draft again; undefined when it was not scheduled. */
export async function unscheduleCampaign(
  db: Kysely<Database>,
  input: { id: string; actor: string },
  now: number,
): Promise<CampaignRow | undefined> {
  return db
    .updateTable('campaign')
    .set({
      status: 'draft',
      scheduled_at: null,
      updated_at: new Date(now),
      updated_by: input.actor,
    })
    .where('id', '=', input.id)
    .where('status', '=', 'scheduled')
    .returningAll()
    .executeTakeFirst();
}

/** Marks a campaign that is being sent as stopped; undefined when it was not. */
export async function markCampaignStopped(
  db: Kysely<Database>,
  input: { id: string; actor: string },
  now: number,
): Promise<CampaignRow | undefined> {
  return db
    .updateTable('campaign')
    .set({ status: 'stopped', updated_at: new Date(now), updated_by: input.actor })
    .where('id', '=', input.id)
    .where('status', '=', 'sending')
    .returningAll()
    .executeTakeFirst();
}

/**
 * Holds, until the transaction ends, the campaigns whose time has come. Other processes pass them over.
 * `published`: its journey went live before the process that did it could say so.
 */
export async function lockDueCampaigns(
  trx: Kysely<Database>,
  now: number,
): Promise<(CampaignRow & { published: boolean })[]> {
  const { rows } = await sql<CampaignRow & { published: boolean }>`
    SELECT c.*, j.live_version_id IS NOT NULL AS published
      FROM campaign c JOIN journey j ON j.id = c.journey_id
     WHERE c.status = 'scheduled' AND c.scheduled_at <= ${new Date(now)}
     ORDER BY c.scheduled_at, c.id
       FOR UPDATE OF c SKIP LOCKED`.execute(trx);
  return rows;
}

export async function markCampaignSending(trx: Kysely<Database>, id: string): Promise<void> {
  await trx.updateTable('campaign').set({ status: 'sending' }).where('id', '=', id).execute();
}

/** Marks campaigns as sent whose audience is read and whose messages all left or were decided. */
export async function settleSentCampaigns(db: Kysely<Database>): Promise<void> {
  await sql`
    UPDATE campaign c SET status = 'sent'
      FROM journey j
     WHERE c.status = 'sending' AND j.id = c.journey_id
       AND EXISTS (SELECT FROM launch l WHERE l.version_id = j.live_version_id)
       AND NOT EXISTS (SELECT FROM launch l WHERE l.version_id = j.live_version_id AND l.status = 'running')
       AND (SELECT coalesce(sum(n), 0)
              FROM (SELECT n FROM activity_count WHERE version_id = j.live_version_id AND outcome = 'here'
                     UNION ALL
                    SELECT n FROM activity_delta WHERE version_id = j.live_version_id AND outcome = 'here') AS counted
           ) = 0`.execute(db);
}

/** When the next campaign is due, ms since the epoch; null when none is scheduled. */
export async function nextCampaignAt(db: Kysely<Database>): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT min(scheduled_at) AS at FROM campaign WHERE status = 'scheduled'`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}
