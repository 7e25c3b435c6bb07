import type { StatusUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import type { Consequence } from '../dispatch/apply-consequences.ts';
import type { SettledMessage } from '../dispatch/settle-runs.ts';
import { inKeyOrder } from '../dispatch/attempted-message.ts';
import { takeOutOfOutbox } from '../dispatch/take-out-of-outbox.ts';
import type { InsertedEvent } from '../inbound/insert-events.ts';
import { correctAttempts } from './correct-attempts.ts';
import { loadAttemptStates } from './load-attempt-states.ts';
import { lockMessages, type LockedMessage, type Recipient } from './lock-messages.ts';
import { lockOutboxRows, type OutboxState } from './lock-outbox-rows.ts';
import { matchStatuses, type MatchedStatus } from './match-statuses.ts';
import { decideStatuses, type ReportedStatus, type StatusDecision } from './message-status.ts';
import type { Witness } from './note-witness.ts';
import { requeueMessages } from './requeue-messages.ts';
import { writeStatuses } from './write-statuses.ts';

/** What a batch of statuses leads to beyond the rows of its messages. */
export interface AppliedStatuses {
  /** Statuses that belong to no message we know. */
  unmatched: StatusUpdate[];
  /** Messages that have just turned out to be accepted. */
  settled: SettledMessage[];
  /** People whose runs may wait for what happened. */
  wake: { bucket: number; id: string }[];
  /** Failures, as events for reactions and reports. */
  events: InsertedEvent[];
  /** What failures mean for templates, people and senders. */
  consequences: Consequence[];
  witnesses: Witness[];
  requeued: boolean;
  /** Statuses that tell something about their recipient that is not known yet. */
  telling: StatusUpdate[];
}

/**
 * Applies statuses in sets: rows are locked outbox first, then attempts and messages, each in key order,
 * decided in memory, and written in one statement each.
 */
export async function applyStatuses(
  trx: Kysely<Database>,
  updates: readonly StatusUpdate[],
  tally: DeltaTally,
  now: number,
): Promise<AppliedStatuses> {
  const { matched, unmatched } = await matchStatuses(trx, updates);
  const byMessage = Map.groupBy(matched, (status) => status.messageId);
  const keys = inKeyOrder([...byMessage.values()].flatMap((statuses) => statuses[0] ?? []));
  // Started together they travel together, in this order.
  const [outbox, messages] = await Promise.all([
    lockOutboxRows(trx, keys),
    lockMessages(trx, keys, now),
  ]);
  const known = new Set(messages.map((message) => message.messageId));
  const attempts = await loadAttemptStates(
    trx,
    messages.filter(
      ({ messageId, status }) =>
        outbox.has(messageId) ||
        status.acceptedAt === null ||
        byMessage.get(messageId)?.some(({ update }) => update.status === 'failed') === true,
    ),
    outbox,
  );

  const decided = messages.map((message) => ({
    message,
    decision: decideStatuses(
      message.status,
      (byMessage.get(message.messageId) ?? []).map(reportedStatus),
      {
        outbox: outbox.get(message.messageId) ?? null,
        attempts: attempts.get(message.messageId) ?? new Map(),
        expiresAt: message.expiresAt,
        hasOtherBranch: message.sentAs === 'response' && message.template !== null,
        now,
        random: Math.random(),
      },
    ),
  }));
  await write(trx, decided, { attempts, outbox }, now);
  for (const { message, decision } of decided) {
    if (message.versionId === null || message.activity === null) continue;
    for (const [outcome, n] of decision.counts) {
      tally.add(message.versionId, message.activity, outcome, n);
    }
  }
  const orphaned = matched.filter(({ messageId }) => !known.has(messageId));
  const left = [...unmatched, ...orphaned.map(({ update }) => update)];
  return {
    unmatched: left,
    telling: [
      ...left,
      ...messages.flatMap(({ messageId, recipient }) =>
        (byMessage.get(messageId) ?? [])
          .map(({ update }) => update)
          .filter((update) => tellsNews(update, recipient)),
      ),
    ],
    ...consequences(decided, now),
  };
}

/** Whether a status names its recipient in a way that is not known yet. */
function tellsNews({ person }: StatusUpdate, known: Recipient): boolean {
  if (person === null || person.userId === null) return false;
  const { waId, userId, parentUserId, username } = person;
  return (
    known.userId !== userId ||
    (waId !== null && !known.hasPhone) ||
    (username !== null && known.username !== username) ||
    (parentUserId !== null && known.parentUserId !== parentUserId)
  );
}

type Decided = { message: LockedMessage; decision: StatusDecision };

async function write(
  trx: Kysely<Database>,
  decided: readonly Decided[],
  {
    attempts,
    outbox,
  }: {
    attempts: ReadonlyMap<string, ReadonlyMap<number, string>>;
    outbox: ReadonlyMap<string, OutboxState>;
  },
  now: number,
): Promise<void> {
  await Promise.all([
    takeOutOfOutbox(
      trx,
      decided
        .filter(({ decision }) => decision.outbox.kind === 'delete')
        .map(({ message }) => message),
    ),
    correctAttempts(
      trx,
      decided.flatMap(({ message: { bucket, messageId, senderId }, decision }) => {
        const claimedAt = outbox.get(messageId)?.claimedAt ?? now;
        return [...new Map(decision.attempts.map((attempt) => [attempt.n, attempt])).values()]
          .filter(({ n }) => attempts.get(messageId)?.has(n) === true)
          .map((attempt) => ({ bucket, messageId, senderId, claimedAt, ...attempt }));
      }),
      now,
    ),
    writeStatuses(
      trx,
      decided
        .filter(({ decision }) => decision.changed)
        .map(({ message, decision }) => ({ ...message, status: decision.next })),
    ),
    requeueMessages(
      trx,
      decided.flatMap(({ message, decision }) => {
        if (decision.outbox.kind !== 'requeue') return [];
        const made = Math.max(1, ...(attempts.get(message.messageId)?.keys() ?? []));
        const { dueAt, waitsFor } = decision.outbox;
        return [{ ...message, attempts: made, dueAt, waitsFor }];
      }),
    ),
  ]);
}

function consequences(
  decided: readonly Decided[],
  now: number,
): Omit<AppliedStatuses, 'unmatched' | 'telling'> {
  const found: Omit<AppliedStatuses, 'unmatched' | 'telling'> = {
    settled: [],
    wake: [],
    events: [],
    consequences: [],
    witnesses: [],
    requeued: false,
  };
  const latest = new Map<string, LockedMessage>();
  for (const { message, decision } of decided) {
    const { bucket, messageId, profileId, senderId } = message;
    const newest = latest.get(senderId);
    if (!newest || newest.createdAt < message.createdAt) latest.set(senderId, message);
    if (decision.outbox.kind === 'requeue') found.requeued = true;
    if (decision.accepted) {
      found.settled.push({ message, trigger: { kind: 'dispatched', outcome: 'accepted' } });
    }
    if (decision.failure !== null) {
      found.events.push({
        bucket,
        profileId,
        kind: 'failed',
        messageId,
        runId: message.runId,
        button: null,
        payload: { ...decision.failure },
        occurredAt: decision.next.failedAt ?? now,
      });
    }
    for (const judgement of decision.judgements) found.consequences.push({ message, judgement });
    if (message.watched && decision.changed) found.wake.push({ bucket, id: profileId });
  }
  found.witnesses = [...latest.values()];
  return found;
}

function reportedStatus({ update, n }: MatchedStatus): ReportedStatus {
  return {
    status: update.status,
    n,
    wamid: update.wamid,
    at: update.at,
    error: update.errors[0] ?? null,
    pricing: update.pricing,
  };
}
