import { getAudience } from '@waypost/engine/audiences';
import { campaignGraph, type CampaignRow } from '@waypost/engine/campaigns';
import { getJourney } from '@waypost/engine/journeys';
import type { Graph, Problem } from '@waypost/journey';

import type { ApiDependencies } from './dependencies.ts';
import { publishSummary } from './publish-summary.ts';
import { validate } from './validation.ts';

function graphOf(campaign: CampaignRow): Graph {
  return campaignGraph({
    senderId: campaign.sender_id,
    audienceId: campaign.audience_id,
    content: campaign.content,
  });
}

/** Texts that speak of journeys, as an author of campaigns reads them. */
const campaignTexts = new Map([
  [
    'authentication_needs_event',
    'A one-time code answers a request, so a campaign cannot send it. Choose another template.',
  ],
]);

/** A campaign's fields are named as its activities' are: `audienceId`, `senderId`, `content.…`. */
function inCampaignWords(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({
    ...problem,
    text: campaignTexts.get(problem.code) ?? problem.text,
  }));
}

/** A campaign writes to people out of the blue, which a response alone can't do. */
function needsTemplate({ content }: CampaignRow): Problem[] {
  if (content.template !== undefined || content.response === undefined) return [];
  return [
    {
      severity: 'error',
      activityId: null,
      field: 'content.response',
      code: 'response_not_allowed',
      text: 'A free-form message can’t start a conversation. Choose a template.',
    },
  ];
}

/** What is wrong with a campaign as things stand now, each at a field of the campaign. */
export async function campaignProblems(
  deps: ApiDependencies,
  campaign: CampaignRow,
): Promise<Problem[]> {
  return [...needsTemplate(campaign), ...inCampaignWords(await validate(deps, graphOf(campaign)))];
}

/** What sending a campaign would do: problems, sentences, and who would get it. */
export async function campaignSummary(deps: ApiDependencies, campaign: CampaignRow) {
  const graph = graphOf(campaign);
  const journey = await getJourney(deps.db, campaign.journey_id, 'campaign');
  const summary = await publishSummary(deps, {
    id: campaign.journey_id,
    graph,
    peopleInside: journey?.people_inside ?? 0,
    liveVersion: journey?.live_version ?? null,
    isOn: false,
  });
  return {
    ...summary,
    problems: [...needsTemplate(campaign), ...inCampaignWords(summary.problems)],
    sentences: [{ activityId: 'message', text: await sentence(deps, campaign, summary.senders) }],
  };
}

async function sentence(
  deps: ApiDependencies,
  campaign: CampaignRow,
  senders: readonly { name: string }[],
): Promise<string> {
  const template = campaign.content.template?.name;
  const message = template === undefined ? 'no template yet' : `the template "${template}"`;
  const sender = senders[0]?.name ?? 'no sender yet';
  return `${await recipients(deps, campaign.audience_id)} gets ${message} from ${sender}, once.`;
}

async function recipients(deps: ApiDependencies, audienceId: string | null): Promise<string> {
  if (audienceId === null) return 'Everyone with a profile';
  const audience = await getAudience(deps.db, audienceId);
  return `Everyone in ${audience === undefined ? 'a deleted audience' : `"${audience.name}"`}`;
}
