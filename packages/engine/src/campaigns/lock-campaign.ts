import type { Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { CampaignTable, Database } from '../database/schema.ts';

/** A campaign can't be sent or stopped as asked; `message` says why in plain words. */
export class CampaignRefusal extends Error {
  override readonly name = 'CampaignRefusal';
  readonly code: 'missing' | 'changed' | 'started' | 'not_under_way';

  constructor(code: CampaignRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A campaign whose row this transaction holds. */
export interface LockedCampaign {
  id: string;
  journey_id: string;
  status: CampaignTable['status'];
  revision: number;
}

/** @throws CampaignRefusal when there is no such campaign. */
export async function lockCampaign(trx: Kysely<Database>, id: string): Promise<LockedCampaign> {
  const { rows } = await sql<LockedCampaign>`
    SELECT id, journey_id, status, revision FROM campaign WHERE id = ${id}::uuid FOR UPDATE`.execute(
    trx,
  );
  const campaign = rows[0];
  if (campaign === undefined) {
    throw new CampaignRefusal('missing', 'This campaign does not exist any more.');
  }
  return campaign;
}

/** The graph of a locked campaign. It is read after the lock, so it is the one last saved. */
export async function campaignDraft(trx: Kysely<Database>, journeyId: string): Promise<Graph> {
  const { draft } = await trx
    .selectFrom('journey')
    .select('draft')
    .where('id', '=', journeyId)
    .executeTakeFirstOrThrow();
  return draft;
}
