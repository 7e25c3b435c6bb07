import type { WhatsAppContent } from '@waypost/whatsapp';
import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';
import { createJourney } from '../journeys/write-draft.ts';
import { containsPattern } from '../paging/contains.ts';
import { decodeCursor, pageOfRows, type Page } from '../paging/cursor.ts';
import { campaignGraph } from './campaign-graph.ts';

export type CampaignRow = Selectable<Database['campaign']>;

export interface CampaignInput {
  name: string;
  senderId: string | null;
  audienceId: string | null;
  content: WhatsAppContent;
}

/** A page of campaigns, the last changed first. */
export async function listCampaigns(
  db: Kysely<Database>,
  query: {
    search?: string | undefined;
    status?: CampaignRow['status'] | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<CampaignRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  const search = query.search?.trim() ?? '';
  if (search !== '') conditions.push(sql`name ILIKE ${containsPattern(search)}`);
  if (query.status !== undefined) conditions.push(sql`status = ${query.status}`);
  if (query.cursor !== undefined) {
    const [updatedAt = '', id = ''] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(updated_at, id) < (${updatedAt}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<CampaignRow>`
    SELECT * FROM campaign WHERE ${sql.join(conditions, sql` AND `)}
     ORDER BY updated_at DESC, id DESC LIMIT ${query.limit + 1}`.execute(db);
  return pageOfRows(rows, query.limit, (row) => [row.updated_at.toISOString(), row.id]);
}

export async function getCampaign(
  db: Kysely<Database>,
  id: string,
): Promise<CampaignRow | undefined> {
  return db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Creates a campaign and the journey it runs as. */
export async function createCampaign(
  db: Kysely<Database>,
  input: CampaignInput & { actor: string },
  now: number,
): Promise<CampaignRow> {
  return db.transaction().execute(async (trx) => {
    const journeyId = await createJourney(
      trx,
      { name: input.name, draft: campaignGraph(input), actor: input.actor, kind: 'campaign' },
      now,
    );
    return trx
      .insertInto('campaign')
      .values({
        journey_id: journeyId,
        name: input.name,
        sender_id: input.senderId,
        audience_id: input.audienceId,
        content: JSON.stringify(input.content),
        status: 'draft',
        created_at: new Date(now),
        updated_at: new Date(now),
        updated_by: input.actor,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

export type CampaignUpdate =
  | { kind: 'saved'; campaign: CampaignRow }
  | { kind: 'not_found' }
  /** Somebody else saved it since `revision`. */
  | { kind: 'conflict'; present: CampaignRow }
  /** Only a draft can be changed. */
  | { kind: 'not_draft'; present: CampaignRow };

/** Changes a draft made on `revision`; without `revision` whatever is there. */
export async function updateCampaign(
  db: Kysely<Database>,
  input: CampaignInput & { id: string; revision: number | undefined; actor: string },
  now: number,
): Promise<CampaignUpdate> {
  return db.transaction().execute(async (trx) => {
    const present = await trx
      .selectFrom('campaign')
      .selectAll()
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst();
    if (present === undefined) return { kind: 'not_found' };
    if (present.status !== 'draft') return { kind: 'not_draft', present };
    if (input.revision !== undefined && input.revision !== present.revision) {
      return { kind: 'conflict', present };
    }
    await trx
      .updateTable('journey')
      .set({
        name: input.name,
        draft: JSON.stringify(campaignGraph(input)),
        updated_at: new Date(now),
        updated_by: input.actor,
      })
      .where('id', '=', present.journey_id)
      .execute();
    const campaign = await trx
      .updateTable('campaign')
      .set({
        name: input.name,
        sender_id: input.senderId,
        audience_id: input.audienceId,
        content: JSON.stringify(input.content),
        revision: present.revision + 1,
        updated_at: new Date(now),
        updated_by: input.actor,
      })
      .where('id', '=', input.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return { kind: 'saved', campaign };
  });
}

/** Deletes a draft. */
export async function removeCampaign(
  db: Kysely<Database>,
  id: string,
): Promise<'removed' | 'not_found' | 'not_draft'> {
  const removed = await sql`
    DELETE FROM journey USING campaign
     WHERE campaign.id = ${id}::uuid AND campaign.status = 'draft'
       AND journey.id = campaign.journey_id`.execute(db);
  if ((removed.numAffectedRows ?? 0n) > 0n) return 'removed';
  return (await getCampaign(db, id)) === undefined ? 'not_found' : 'not_draft';
}
