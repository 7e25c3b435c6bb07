import { audienceCondition, listAudienceNames, getAudience } from '@waypost/engine/audiences';
import { portfolioUsage } from '@waypost/engine/dispatch';
import { firstMessageReach, nobodyReached } from '@waypost/engine/forecasts';
import { getVersion, peopleInside } from '@waypost/engine/journeys';
import { listSenders, type SenderRow } from '@waypost/engine/senders';
import {
  changesTheJourney,
  describeJourney,
  diffGraphs,
  graphSchema,
  isContentOnly,
  isEntry,
  scheduleOf,
  validateGraph,
  type Activity,
  type Graph,
} from '@waypost/journey';
import { messagingLimitOf } from '@waypost/whatsapp';

import type { ApiDependencies } from './dependencies.ts';
import { validationContext } from './validation.ts';

/** What publishing a graph would do: problems, sentences, and who would get the first message. */
export async function publishSummary(
  deps: ApiDependencies,
  journey: {
    id: string;
    graph: Graph;
    peopleInside: number;
    liveVersion: number | null;
    /** Live, paused or closed: people may be inside. */
    isOn: boolean;
  },
) {
  const { graph } = journey;
  const now = deps.now();
  const context = await validationContext(deps, graph, journey.id);
  const [senders, audienceNames] = await Promise.all([
    listSenders(deps.db),
    listAudienceNames(deps.db),
  ]);
  const entry = graph.activities.find(isEntry);
  const audience =
    (entry?.type === 'entryAudience' || entry?.type === 'entryAudienceChange') &&
    entry.audienceId !== null
      ? await getAudience(deps.db, entry.audienceId)
      : null;
  const used = new Set(
    graph.activities.flatMap((activity) =>
      activity.type === 'whatsapp' && activity.senderId !== null ? [activity.senderId] : [],
    ),
  );
  const forecast =
    entry?.type === 'entryAudience' && audience !== undefined
      ? await firstMessageReach(
          deps.db,
          journey,
          entry.id,
          await audienceCondition(deps.db, audience, now),
          now,
        )
      : nobodyReached;
  return {
    problems: validateGraph(graph, context),
    sentences: describeJourney(graph, {
      audience: (id) => audienceNames.find((named) => named.id === id)?.name,
      sender: (id) => senders.find((sender) => sender.id === id)?.name,
      journey: (id) =>
        [...(context.journeys ?? []), ...(context.eventJourneys ?? [])].find(
          (target) => target.id === id,
        )?.name,
    }),
    entry: {
      kind: entryKind(entry),
      audienceName: audience?.name ?? null,
      eventName: entry?.type === 'entryEvent' ? entry.eventName : null,
      people: forecast.people,
    },
    exclusions: forecast.exclusions,
    reachable: forecast.reachable,
    cost: forecast.cost,
    senders: await Promise.all(
      senders.filter(({ id }) => used.has(id)).map((sender) => senderSummary(deps, sender)),
    ),
    peopleInside: journey.peopleInside,
    liveVersion: journey.liveVersion,
    inside: await peopleInside(deps.db, journey.id, graph),
    contentOnly: await isContentUpdate(deps, journey),
  };
}

/** Whether the draft differs from what is live in words alone. */
async function isContentUpdate(
  deps: ApiDependencies,
  { id, graph, liveVersion, isOn }: Parameters<typeof publishSummary>[1],
): Promise<boolean> {
  const live =
    liveVersion === null || !isOn ? undefined : await getVersion(deps.db, id, liveVersion);
  if (live === undefined) return false;
  const before = graphSchema.parse(live.graph);
  const after = graphSchema.parse(graph);
  const diff = diffGraphs(before, after);
  return changesTheJourney(diff) && isContentOnly(diff, before, after);
}

/** How fast a sender is, and what keeps it back. */
async function senderSummary(deps: ApiDependencies, sender: SenderRow) {
  const limit = messagingLimitOf(sender.messaging_limit);
  const portfolio = sender.portfolio_id ?? sender.waba_id;
  return {
    id: sender.id,
    name: sender.name,
    connection: sender.connection,
    messagesPerSecond: sender.messages_per_second,
    isPaused: sender.paused_at !== null,
    policiesConfirmed: sender.connection !== 'meta' || sender.policies_confirmed_at !== null,
    placesLeft:
      limit === null
        ? null
        : Math.max(0, limit - (await portfolioUsage(deps.db, portfolio, deps.now()))),
  };
}

/** How people enter by publishing; dates and changes of audiences come later. */
function entryKind(entry: Activity | undefined): 'audience' | 'event' | 'message' | 'none' {
  if (entry?.type === 'entryAudience') {
    return scheduleOf(entry).kind === 'publish' ? 'audience' : 'none';
  }
  if (entry?.type === 'entryEvent') return 'event';
  return entry?.type === 'entryMessage' ? 'message' : 'none';
}
