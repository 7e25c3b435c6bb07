import type { InboundUpdate, StatusUpdate, WebhookUpdate } from '@waypost/whatsapp/cloud-api';
import type { Transaction } from 'kysely';

import { advanceWork, type AdvanceResult } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { applyConsequences } from '../dispatch/apply-consequences.ts';
import { settleRuns } from '../dispatch/settle-runs.ts';
import type { EngineContext } from '../engine-context.ts';
import type { KeywordGroup } from '../keywords/keyword-group.ts';
import { loadKeywordGroups } from '../keywords/load-keyword-groups.ts';
import { applyAccountNews, type ReceivedNews } from '../news/index.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import { applyStatuses } from '../statuses/apply-statuses.ts';
import { noteWitnesses } from '../statuses/note-witness.ts';
import { applyInbound } from './apply-inbound.ts';
import { applyPreferences } from './apply-preferences.ts';
import { insertEvents } from './insert-events.ts';
import { learnRecipients } from './learn-recipients.ts';
import { noteHeard } from './note-heard.ts';

export interface IncomingUpdate {
  senderId: string;
  update: WebhookUpdate;
  /** No later try will follow: what can't be matched exactly is matched as well as possible. */
  final: boolean;
  /** When we received it, ms since the epoch. */
  receivedAt: number;
}

export interface ProcessedUpdates {
  /** Belong to messages that are not known yet. */
  unmatched: { senderId: string; update: StatusUpdate | InboundUpdate }[];
  moved: AdvanceResult;
  tally: DeltaTally;
  /** Runs were made due, by what Meta reports or by what people did. */
  woke: { reported: boolean; spoke: boolean };
  /** Messages were queued, for the first time or again. */
  requeued: boolean;
}

/**
 * Processes updates in the caller's transaction: statuses first, since a reply may quote a wamid that
 * only a status of the same batch tells. Runs come after all messages and events they may look at.
 */
export async function processUpdates(
  context: EngineContext,
  trx: Transaction<Database>,
  incoming: readonly IncomingUpdate[],
  now: number,
): Promise<ProcessedUpdates> {
  const tally = new DeltaTally();
  const senderOf = new Map(incoming.map(({ update, senderId }) => [update, senderId]));
  const statuses = incoming.flatMap(({ update }) => (update.kind === 'status' ? [update] : []));
  const messages = incoming.flatMap(({ update, senderId, final }) =>
    update.kind === 'inbound' ? [{ update, senderId, final }] : [],
  );
  const applied = await applyStatuses(trx, statuses, tally, now);
  await insertEvents(trx, applied.events, now);
  const replies = await applyInbound(
    { trx, versions: context.versions, tally, groups: await keywordGroups(trx, messages) },
    messages,
    now,
  );
  await learnRecipients(trx, applied.telling, now);
  const preferences = await applyPreferences(
    trx,
    incoming.flatMap(({ update }) => (update.kind === 'user_preference' ? [update] : [])),
    now,
  );

  const moved = await settleRuns(advanceWork(context, trx, tally), applied.settled, now);
  // What Meta reports is no hurry; a person who wrote or tapped is waiting.
  const reported = applied.wake.map((profile) => ({ ...profile, urgent: false }));
  const spoke = [...replies.wake, ...preferences.wake].map((profile) => ({
    ...profile,
    urgent: true,
  }));
  await wakeRunsOfProfiles(trx, [...reported, ...spoke], now);
  const news = await applyAccountNews(trx, incoming.flatMap(receivedNews), now);
  await applyConsequences(trx, applied.consequences, now);
  await Promise.all([
    appendDeltas(trx, tally),
    // A row for each sender: every batch writes it, so it is held for the shortest time.
    noteWitnesses(trx, applied.witnesses),
    noteHeard(
      trx,
      incoming.filter(({ update }) => update.kind === 'status' || update.kind === 'inbound'),
    ),
  ]);
  return {
    unmatched: [
      ...applied.unmatched.flatMap((update) => {
        const senderId = senderOf.get(update);
        return senderId === undefined ? [] : [{ senderId, update }];
      }),
      ...replies.early,
    ],
    moved,
    tally,
    woke: { reported: reported.length > 0, spoke: spoke.length > 0 },
    requeued: applied.requeued || replies.answered || news.released,
  };
}

/** The groups are few, but most batches hold statuses only. */
async function keywordGroups(
  trx: Transaction<Database>,
  messages: readonly unknown[],
): Promise<KeywordGroup[]> {
  return messages.length === 0 ? [] : loadKeywordGroups(trx);
}

/** What is not about a person. */
function receivedNews({ update, senderId }: IncomingUpdate): ReceivedNews[] {
  const { kind } = update;
  if (kind === 'status' || kind === 'inbound' || kind === 'user_preference') return [];
  return [{ update, senderId }];
}
