import {
  messageKey,
  needsProfile,
  readMessageKey,
  type Activity,
  type WhatsAppActivity,
} from '@waypost/journey';

import { loadWinners } from '../experiments/load-winners.ts';
import { findExistingSenders } from '../hand-overs/find-existing-senders.ts';
import { loadJourneys } from '../journeys/load-journeys.ts';
import type { PublishedVersion, PublishedVersions } from '../journeys/published-versions.ts';
import { lockLists } from '../memberships/lock-lists.ts';
import type { LockedRun } from '../runs/locked-run.ts';
import { messageId } from '../runs/run-ids.ts';
import { findRestoredRuns } from '../send-holds/find-restored-runs.ts';
import { findTimeZone } from '../workspace/find-time-zone.ts';
import type { AdvanceWork } from './advance-runs.ts';
import { jumpFields, loadJumpTargets } from './load-jump-targets.ts';
import { loadMessageEvents } from './load-message-events.ts';
import { loadMessageFacts } from './load-message-facts.ts';
import { loadProfileEvents } from './load-profile-events.ts';
import { loadProfiles } from './load-profiles.ts';
import { loadSenderAccounts } from './load-senders.ts';
import { loadTemplates } from './load-templates.ts';
import { MessageTemplates, type PreparedContents } from './message-templates.ts';
import { readExitFacts } from './read-exit-facts.ts';
import { mergeRuleFacts, readRuleFacts } from './read-rule-facts.ts';
import { wantedEvents } from './wanted-events.ts';

const preparedContents = new WeakMap<PublishedVersions, PreparedContents>();

const noRuns: ReadonlySet<string> = new Set();

/** What the steps of a batch look at. `profiles` takes in what the steps change. */
export type Batch = Awaited<ReturnType<typeof readOnce>>;

/** Reads, one statement each, everything the steps of a batch look at; words put right meanwhile are read anew. */
export async function readBatch(
  work: AdvanceWork,
  runs: readonly LockedRun[],
  now: number,
): Promise<Batch> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a second time at most, after somebody put words right
    const batch = await readOnce(work, runs, now);
    const stale = [...batch.versions.values()].filter(
      ({ journeyId, contentRevision }) =>
        contentRevision < (batch.journeys.get(journeyId)?.contentRevision ?? 0),
    );
    if (stale.length === 0) return batch;
    work.versions.forget(stale.map(({ id }) => id));
  }
}

async function readOnce(work: AdvanceWork, runs: readonly LockedRun[], now: number) {
  const { trx } = work;
  const versions = await work.versions.load(trx, new Set(runs.map((run) => run.versionId)));
  // Who only leaves a message, or the end of a wait, needs neither profile nor templates.
  const needy = runs.filter((run) => needsItsProfile(versions, run));
  const earlier = runs.flatMap((run) =>
    watchedMessages(run, versions.get(run.versionId)?.graph.messagesRead).map((watched) => ({
      bucket: run.bucket,
      profileId: run.profileId,
      messageId: watched.id,
    })),
  );
  const sends = [...new Set(needy.map((run) => versions.get(run.versionId)))].flatMap(
    (version) => version?.graph.graph.activities.filter(isWhatsApp) ?? [],
  );
  // What needs nothing of each other travels together.
  const adjusts = needy.some(({ versionId }) => versions.get(versionId)?.graph.adjustsProfiles);
  const asksForZone = [...versions.values()].some(({ graph }) => graph.usesZones);
  const [
    journeys,
    lists,
    profiles,
    messageFacts,
    messageEvents,
    senderAccounts,
    storedTemplates,
    profileEvents,
    timeZone,
    rules,
    jumpTargets,
    senders,
    winners,
  ] = await Promise.all([
    loadJourneys(trx, [...new Set(runs.map((run) => run.journeyId))]),
    // Before the profiles: whoever changes both locks them in this order.
    lockLists(trx, namedIn(versions, needy, 'lists')),
    loadProfiles(trx, needy, { locked: adjusts }),
    loadMessageFacts(trx, earlier),
    loadMessageEvents(trx, earlier),
    loadSenderAccounts(trx, [...new Set(sends.flatMap((activity) => activity.senderId ?? []))]),
    loadTemplates(trx, templatesOf(sends)),
    loadProfileEvents(trx, wantedEvents(versions, runs, now)),
    asksForZone ? findTimeZone(trx) : null,
    readRuleFacts(trx, versions, needy, now),
    loadJumpTargets(work, namedIn(versions, needy, 'jumpsTo'), now),
    findExistingSenders(trx, namedIn(versions, needy, 'conversationSenders')),
    loadWinners(trx, experimenting(versions)),
  ]);
  const exits = await readExitFacts(trx, { versions, journeys, profiles, runs }, now);
  const prepared = preparedContents.get(work.versions) ?? {
    templates: new Map(),
    responses: new Map(),
  };
  preparedContents.set(work.versions, prepared);
  const templates = new MessageTemplates(storedTemplates, prepared);
  return {
    versions,
    journeys,
    profiles,
    messageFacts,
    messageEvents,
    profileEvents,
    exitEvents: exits.events,
    timeZone: timeZone ?? rules.timeZone ?? exits.rules.timeZone,
    ruleFacts: mergeRuleFacts(rules.facts, exits.rules.facts),
    lists,
    senders,
    winners,
    jumpTargets,
    jumpFields: jumpFields(jumpTargets),
    senderAccounts,
    templates,
    shortLinks: work.shortLinks,
    restored: work.discard === null ? noRuns : await findRestoredRuns(trx, runs, work.discard),
  };
}

/** Journeys of this batch with an experiment. */
function experimenting(versions: ReadonlyMap<number, PublishedVersion>): string[] {
  const journeyIds = [...versions.values()].flatMap(({ graph, journeyId }) =>
    graph.hasExperiments ? [journeyId] : [],
  );
  return [...new Set(journeyIds)];
}

function templatesOf(sends: readonly WhatsAppActivity[]): { senderId: string; name: string }[] {
  const wanted = new Map<string, { senderId: string; name: string }>();
  for (const { senderId, content } of sends) {
    const name = content.template?.name;
    if (senderId !== null && name !== undefined)
      wanted.set(`${senderId}\u0000${name}`, { senderId, name });
  }
  return [...wanted.values()];
}

/** The journeys, lists or senders that activities of this batch name. */
function namedIn(
  versions: ReadonlyMap<number, PublishedVersion>,
  needy: readonly LockedRun[],
  what: 'jumpsTo' | 'lists' | 'conversationSenders',
): ReadonlySet<string> {
  const going = new Set(needy.map(({ versionId }) => versionId));
  return new Set([...going].flatMap((id) => versions.get(id)?.graph[what] ?? []));
}

/** Whether a look at the run may need its person's profile. Most that only leave a message don't. */
export function needsItsProfile(
  versions: ReadonlyMap<number, PublishedVersion>,
  run: LockedRun,
): boolean {
  const version = versions.get(run.versionId);
  return version !== undefined && needsProfile(version.graph, run.state);
}

export function isWhatsApp(activity: Activity): activity is WhatsAppActivity {
  return activity.type === 'whatsapp';
}

/** What the reactions of a run may look at: its earlier messages, and the one it waits for just now. */
export function watchedMessages(
  run: LockedRun,
  watched: ReadonlySet<string> | undefined,
): { key: string; id: string }[] {
  if (watched === undefined || watched.size === 0) return [];
  const { state } = run;
  const keys = Object.values(state.context.messages);
  if (state.waitingFor === 'dispatch') keys.push(messageKey(state.activityId, state.visit));
  return keys.flatMap((key) => {
    const { activityId, visit, runId } = readMessageKey(key);
    if (!watched.has(activityId)) return [];
    // One of another branch, or of the passage this one branched off: the same person's, so in the same bucket.
    const sender = runId === null ? run : { bucket: run.bucket, id: runId };
    return [{ key, id: messageId(sender, activityId, visit) }];
  });
}
