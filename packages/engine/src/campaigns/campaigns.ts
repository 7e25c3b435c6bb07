import { sql, type Kysely, type Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';
import { createJourney } from '../journeys/create-journey.ts';
import { campaignGraph, type CampaignChoices } from './campaign-graph.ts';

export type CampaignRow = Selectable<Database['campaign']>;

/**
 * Campaigns with the sender and the audience that their authors chose. The columns of `campaign` refer
 * to those that exist and are emptied when one is deleted, which would read as "all profiles"; the graph
 * goes on naming what was chosen.
 */
export const chosenCampaigns = sql`
  SELECT c.id, c.journey_id, c.name, (j.draft #>> '{activities,1,senderId}')::uuid AS sender_id,
         (j.draft #>> '{activities,0,audienceId}')::uuid AS audience_id, c.content, c.status,
         c.scheduled_at, c.time_zone, c.revision, c.created_at, c.updated_at, c.updated_by
    FROM campaign c JOIN journey j ON j.id = c.journey_id`;

export interface CampaignInput extends CampaignChoices {
  name: string;
}

export async function getCampaign(
  db: Kysely<Database>,
  id: string,
): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`${chosenCampaigns} WHERE c.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** The sender and the audience, as far as they exist. */
function references(input: CampaignInput) {
  return {
    sender_id: sql<string | null>`(SELECT id FROM sender WHERE id = ${input.senderId}::uuid)`,
    audience_id: sql<string | null>`(SELECT id FROM audience WHERE id = ${input.audienceId}::uuid)`,
  };
}

/** Creates a campaign and the journey it runs as. Returns its id. */
export async function createCampaign(
  db: Kysely<Database>,
  input: CampaignInput & { actor: string },
  now: number,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const journeyId = await createJourney(
      trx,
      { name: input.name, draft: campaignGraph(input), actor: input.actor, kind: 'campaign' },
      now,
    );
    const { id } = await trx
      .insertInto('campaign')
      .values({
        journey_id: journeyId,
        name: input.name,
        ...references(input),
        content: JSON.stringify(input.content),
        status: 'draft',
        created_at: new Date(now),
        updated_at: new Date(now),
        updated_by: input.actor,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** `conflict`: somebody else saved it since `revision`; `not_draft`: only a draft can be changed. */
export type CampaignUpdate = 'saved' | 'not_found' | 'conflict' | 'not_draft';

/** Changes a draft made on `revision`; without `revision` whatever is there. */
export async function updateCampaign(
  db: Kysely<Database>,
  input: CampaignInput & { id: string; revision: number | undefined; actor: string },
  now: number,
): Promise<CampaignUpdate> {
  return db.transaction().execute(async (trx) => {
    const present = await trx
      .selectFrom('campaign')
      .select(['journey_id', 'status', 'revision'])
      .where('id', '=', input.id)
      .forUpdate()
      .executeTakeFirst();
    if (present === undefined) return 'not_found';
    if (present.status !== 'draft') return 'not_draft';
    if (input.revision !== undefined && input.revision !== present.revision) return 'conflict';
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
    await trx
      .updateTable('campaign')
      .set({
        name: input.name,
        ...references(input),
        content: JSON.stringify(input.content),
        revision: present.revision + 1,
        updated_at: new Date(now),
        updated_by: input.actor,
      })
      .where('id', '=', input.id)
      .execute();
    return 'saved';
  });
}

/** Deletes a draft and the journey it would have run as. */
export async function removeCampaign(
  db: Kysely<Database>,
  id: string,
): Promise<'removed' | 'not_found' | 'not_draft'> {
  return db.transaction().execute(async (trx) => {
    const campaign = await trx
      .selectFrom('campaign')
      .select(['journey_id', 'status'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (campaign === undefined) return 'not_found';
    if (campaign.status !== 'draft') return 'not_draft';
    await trx.deleteFrom('journey').where('id', '=', campaign.journey_id).execute();
    return 'removed';
  });
}
