import { getAudience } from '@waypost/engine/audiences';
import {
  CampaignRefusal,
  campaignReport,
  createCampaign,
  getCampaign,
  listCampaigns,
  removeCampaign,
  updateCampaign,
  type CampaignInput,
  type CampaignRow,
} from '@waypost/engine/campaigns';
import { JourneyRefusal } from '@waypost/engine/journeys';
import { getSender } from '@waypost/engine/senders';
import { isPublishable } from '@waypost/journey';

import { campaignProblems, campaignSummary } from './campaign-summary.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound, type FieldIssue } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';
import { isTimeZone } from './time-zone.ts';

/** A time this little in the past means now: the request was under way, ms. */
const pastTolerance = 60_000;

function campaignOf(row: CampaignRow) {
  return {
    id: row.id,
    journeyId: row.journey_id,
    name: row.name,
    senderId: row.sender_id,
    audienceId: row.audience_id,
    content: row.content,
    status: row.status,
    scheduledAt: iso(row.scheduled_at),
    timeZone: row.time_zone,
    revision: row.revision,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    updatedBy: row.updated_by,
  };
}

async function existingCampaign(deps: ApiDependencies, id: string): Promise<CampaignRow> {
  const campaign = await getCampaign(deps.db, id);
  if (campaign === undefined) throw notFound('campaign');
  return campaign;
}

/** Refuses what does not exist, unless it was chosen before: then sending says so, and the rest can still be saved. */
async function refuseUnknownChoices(
  deps: ApiDependencies,
  input: CampaignInput,
  present?: CampaignRow,
): Promise<void> {
  const { senderId, audienceId } = input;
  const issues: FieldIssue[] = [];
  if (
    senderId !== null &&
    senderId !== present?.sender_id &&
    (await getSender(deps.db, senderId)) === undefined
  ) {
    issues.push({ field: 'senderId', text: 'There is no such sender.' });
  }
  if (
    audienceId !== null &&
    audienceId !== present?.audience_id &&
    (await getAudience(deps.db, audienceId)) === undefined
  ) {
    issues.push({ field: 'audienceId', text: 'There is no such audience.' });
  }
  if (issues.length > 0) throw badRequest(issues);
}

/** What the engine refused, as the caller's to mend. */
function refused(error: unknown): unknown {
  if (error instanceof CampaignRefusal && error.code === 'missing') return notFound('campaign');
  if (error instanceof CampaignRefusal) {
    const field = error.code === 'changed' ? 'revision' : 'id';
    return badRequest([{ field, text: error.message }]);
  }
  return error instanceof JourneyRefusal
    ? badRequest([{ field: 'audienceId', text: error.message }])
    : error;
}

/** When to send, ms since the epoch. */
function sendingTime(
  input: { at?: string | undefined; timeZone?: string | undefined },
  now: number,
): number {
  const at = input.at === undefined ? now : Date.parse(input.at);
  const issues: FieldIssue[] = [];
  if (at < now - pastTolerance) {
    issues.push({ field: 'at', text: 'This time has passed. Choose a later one.' });
  }
  if (input.timeZone !== undefined && !isTimeZone(input.timeZone)) {
    issues.push({
      field: 'timeZone',
      text: 'This is no time zone. Use an IANA name, e.g. Europe/Rome.',
    });
  }
  if (issues.length > 0) throw badRequest(issues);
  return Math.max(at, now);
}

export const campaigns = {
  list: api.campaigns.list.handler(async ({ context: { deps }, input }) => {
    const page = await listCampaigns(deps.db, input);
    return {
      ...page,
      items: page.items.map((row) => {
        const { people, sent, delivered, read, failed, excluded } = row;
        return {
          ...campaignOf(row),
          figures: { people, sent, delivered, read, failed, excluded },
        };
      }),
    };
  }),

  create: api.campaigns.create.handler(async ({ context: { deps, actor }, input }) => {
    await refuseUnknownChoices(deps, input);
    const id = await createCampaign(deps.db, { ...input, actor }, deps.now());
    return campaignOf(await existingCampaign(deps, id));
  }),

  get: api.campaigns.get.handler(async ({ context: { deps }, input }) =>
    campaignOf(await existingCampaign(deps, input.id)),
  ),

  update: api.campaigns.update.handler(async ({ context: { deps, actor }, input, errors }) => {
    await refuseUnknownChoices(deps, input, await existingCampaign(deps, input.id));
    const update = await updateCampaign(
      deps.db,
      { ...input, revision: input.revision, actor },
      deps.now(),
    );
    if (update === 'not_draft') {
      throw badRequest([
        {
          field: 'id',
          text: 'Only a draft can be changed. Unschedule the campaign, or duplicate it.',
        },
      ]);
    }
    const campaign = campaignOf(await existingCampaign(deps, input.id));
    if (update === 'conflict') throw errors.CONFLICT({ data: campaign });
    return campaign;
  }),

  summary: api.campaigns.summary.handler(async ({ context: { deps }, input }) =>
    campaignSummary(deps, await existingCampaign(deps, input.id)),
  ),

  send: api.campaigns.send.handler(async ({ context: { deps, actor }, input, errors }) => {
    const campaign = await existingCampaign(deps, input.id);
    const at = sendingTime(input, deps.now());
    if (campaign.status === 'draft' || campaign.status === 'scheduled') {
      const problems = await campaignProblems(deps, campaign);
      if (!isPublishable(problems)) throw errors.INVALID_GRAPH({ data: { problems } });
    }
    try {
      await deps.engine.sendCampaign({
        campaignId: campaign.id,
        revision: campaign.revision,
        at,
        timeZone: input.timeZone ?? null,
        actor,
      });
    } catch (error) {
      throw refused(error);
    }
    return campaignOf(await existingCampaign(deps, campaign.id));
  }),

  stop: api.campaigns.stop.handler(async ({ context: { deps, actor }, input }) => {
    try {
      await deps.engine.stopCampaign({ campaignId: input.id, actor });
    } catch (error) {
      throw refused(error);
    }
    return campaignOf(await existingCampaign(deps, input.id));
  }),

  report: api.campaigns.report.handler(async ({ context: { deps }, input }) => {
    const campaign = await existingCampaign(deps, input.id);
    return campaignReport(deps.db, campaign.journey_id);
  }),

  duplicate: api.campaigns.duplicate.handler(async ({ context: { deps, actor }, input }) => {
    const campaign = await existingCampaign(deps, input.id);
    const id = await createCampaign(
      deps.db,
      {
        name: `${campaign.name.slice(0, 113)} (copy)`,
        senderId: campaign.sender_id,
        audienceId: campaign.audience_id,
        content: campaign.content,
        actor,
      },
      deps.now(),
    );
    return campaignOf(await existingCampaign(deps, id));
  }),

  remove: api.campaigns.remove.handler(async ({ context: { deps }, input }) => {
    const removal = await removeCampaign(deps.db, input.id);
    if (removal === 'not_found') throw notFound('campaign');
    if (removal === 'not_draft') {
      throw badRequest([
        {
          field: 'id',
          text: 'Only a draft can be deleted. Unschedule a scheduled campaign first; what was sent stays.',
        },
      ]);
    }
    return { removed: true as const };
  }),
};
