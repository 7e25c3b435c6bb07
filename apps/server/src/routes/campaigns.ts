import {
  campaignGraph,
  campaignReport,
  createCampaign,
  getCampaign,
  listCampaigns,
  markCampaignStopped,
  removeCampaign,
  scheduleCampaign,
  unscheduleCampaign,
  updateCampaign,
  type CampaignInput,
  type CampaignRow,
} from '@waypost/engine/campaigns';
import { getAudience } from '@waypost/engine/audiences';
import { getJourney } from '@waypost/engine/journeys';
import { getSender } from '@waypost/engine/senders';
import { isPublishable } from '@waypost/journey';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound, type FieldIssue } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';
import { publishSummary } from './publish-summary.ts';
import { isTimeZone } from './time-zone.ts';
import { validate } from './validation.ts';

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

function graphOf(row: CampaignRow) {
  return campaignGraph({
    senderId: row.sender_id,
    audienceId: row.audience_id,
    content: row.content,
  });
}

async function refuseUnknownReferences(deps: ApiDependencies, input: CampaignInput): Promise<void> {
  const issues: FieldIssue[] = [];
  if (input.senderId !== null && (await getSender(deps.db, input.senderId)) === undefined) {
    issues.push({ field: 'senderId', text: 'There is no such sender.' });
  }
  if (input.audienceId !== null && (await getAudience(deps.db, input.audienceId)) === undefined) {
    issues.push({ field: 'audienceId', text: 'There is no such audience.' });
  }
  if (issues.length > 0) throw badRequest(issues);
}

const notDraft = () =>
  badRequest([
    { field: 'id', text: 'Only a draft can be changed. Copy the campaign to send another one.' },
  ]);

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
    return { ...page, items: page.items.map(campaignOf) };
  }),

  create: api.campaigns.create.handler(async ({ context: { deps, actor }, input }) => {
    await refuseUnknownReferences(deps, input);
    return campaignOf(await createCampaign(deps.db, { ...input, actor }, deps.now()));
  }),

  get: api.campaigns.get.handler(async ({ context: { deps }, input }) =>
    campaignOf(await existingCampaign(deps, input.id)),
  ),

  update: api.campaigns.update.handler(async ({ context: { deps, actor }, input, errors }) => {
    await refuseUnknownReferences(deps, input);
    const update = await updateCampaign(
      deps.db,
      { ...input, revision: input.revision, actor },
      deps.now(),
    );
    switch (update.kind) {
      case 'saved':
        return campaignOf(update.campaign);
      case 'not_found':
        throw notFound('campaign');
      case 'not_draft':
        throw notDraft();
      case 'conflict':
        throw errors.CONFLICT({ data: campaignOf(update.present) });
    }
  }),

  summary: api.campaigns.summary.handler(async ({ context: { deps }, input }) => {
    const campaign = await existingCampaign(deps, input.id);
    const journey = await getJourney(deps.db, campaign.journey_id, 'campaign');
    return publishSummary(deps, {
      id: campaign.journey_id,
      graph: graphOf(campaign),
      peopleInside: journey?.people_inside ?? 0,
      liveVersion: journey?.live_version ?? null,
    });
  }),

  send: api.campaigns.send.handler(
    async ({ context: { deps, actor, campaignLane }, input, errors }) => {
      const campaign = await existingCampaign(deps, input.id);
      if (campaign.status !== 'draft') {
        throw badRequest([{ field: 'id', text: 'This campaign was sent or scheduled already.' }]);
      }
      const at = sendingTime(input, deps.now());
      const problems = await validate(deps, graphOf(campaign));
      if (!isPublishable(problems)) throw errors.INVALID_GRAPH({ data: { problems } });
      const scheduled = await scheduleCampaign(
        deps.db,
        { id: campaign.id, at, timeZone: input.timeZone ?? null, actor },
        deps.now(),
      );
      if (scheduled === undefined) throw notDraft();
      if (at <= deps.now()) await campaignLane.launchDue();
      return campaignOf(await existingCampaign(deps, campaign.id));
    },
  ),

  stop: api.campaigns.stop.handler(async ({ context: { deps, actor }, input }) => {
    const campaign = await existingCampaign(deps, input.id);
    const change = { id: campaign.id, actor };
    const unscheduled = await unscheduleCampaign(deps.db, change, deps.now());
    if (unscheduled !== undefined) return campaignOf(unscheduled);
    const stopped = await markCampaignStopped(deps.db, change, deps.now());
    if (stopped === undefined) {
      throw badRequest([{ field: 'id', text: 'This campaign is neither scheduled nor sending.' }]);
    }
    await deps.engine.stopJourney({ journeyId: stopped.journey_id, actor });
    return campaignOf(stopped);
  }),

  report: api.campaigns.report.handler(async ({ context: { deps }, input }) => {
    const campaign = await existingCampaign(deps, input.id);
    return campaignReport(deps.db, campaign.journey_id);
  }),

  duplicate: api.campaigns.duplicate.handler(async ({ context: { deps, actor }, input }) => {
    const campaign = await existingCampaign(deps, input.id);
    const copy = await createCampaign(
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
    return campaignOf(copy);
  }),

  remove: api.campaigns.remove.handler(async ({ context: { deps }, input }) => {
    const removal = await removeCampaign(deps.db, input.id);
    if (removal === 'not_found') throw notFound('campaign');
    if (removal === 'not_draft') {
      throw badRequest([{ field: 'id', text: 'Only a draft can be deleted. Stop it instead.' }]);
    }
    return { removed: true as const };
  }),
};
