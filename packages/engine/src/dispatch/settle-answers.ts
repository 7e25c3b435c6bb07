import type { Kysely } from 'kysely';

import { advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import { isolate } from '../dead-letters/isolate.ts';
import { setAsideRuns } from '../dead-letters/set-aside-runs.ts';
import type { EngineContext } from '../engine-context.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import { lockWaitingRun } from '../runs/due-run-keys.ts';
import { lockOutboxRows } from '../statuses/lock-outbox-rows.ts';
import { acceptMessages, type AcceptedMessage } from './accept-messages.ts';
import { applyConsequences, type Consequence } from './apply-consequences.ts';
import { inKeyOrder, type AttemptedMessage } from './attempted-message.ts';
import { findReportedFailures } from './find-reported-failures.ts';
import { freePortfolioPlaces, type FreedPlace } from './free-portfolio-places.ts';
import type { AnswerVerdict } from './decide-answer.ts';
import { learnWaIds, type LearntWaId } from './learn-wa-ids.ts';
import { markUnknown } from './mark-unknown.ts';
import { raiseSignals } from './raise-signals.ts';
import { refuseMessages, type RefusedMessage } from './refuse-messages.ts';
import { returnToOutbox, type ReturnedMessage } from './return-to-outbox.ts';
import { settleRuns, type SettledMessage } from './settle-runs.ts';
import { storeAttempts, type AnsweredAttempt } from './store-attempts.ts';
import { takeOutOfOutbox } from './take-out-of-outbox.ts';

export interface Answered {
  message: AttemptedMessage;
  verdict: AnswerVerdict;
}

/**
 * Stores a batch of answers and moves the runs that waited for them, in one transaction. Safe to
 * repeat: what a status has resolved in the meantime is neither counted nor moved twice.
 */
export async function settleAnswers(
  context: EngineContext,
  sender: DispatchSender,
  answers: readonly Answered[],
): Promise<void> {
  try {
    await storeAnswers(context, sender, answers);
  } catch (error) {
    if (isPassing(error)) throw error;
    context.log.error({ sender: sender.id, err: error }, 'a batch of answers failed');
    await isolate(
      answers,
      (some) => storeAnswers(context, sender, some),
      (answer, cause) => storeAnswers(context, sender, [answer], { cause }),
    );
  }
}

/**
 * @param alone an answer that can't be stored with all it leads to: it is stored by itself, and its run is set aside with
 *   the outcome. What Meta has taken must never look as if it had not been sent.
 */
async function storeAnswers(
  context: EngineContext,
  sender: DispatchSender,
  answers: readonly Answered[],
  alone: { cause: unknown } | null = null,
): Promise<void> {
  const now = context.now();
  const batch = collect(sender, answers.toSorted(byKey));
  const done = await transact(context.db, async (trx) => {
    const tally = new DeltaTally();
    if (batch.returned.length + batch.unknown.length > 0) {
      // All rows at once and in key order, or a batch of statuses that holds some of them is met halfway.
      await lockOutboxRows(trx, inKeyOrder(answers.map(({ message }) => message)));
    }
    const [taken] = await Promise.all([
      takeOutOfOutbox(
        trx,
        inKeyOrder([
          ...batch.accepted.map(({ message }) => ({ ...message, onlyClaimed: true })),
          ...batch.refused.map(({ message }) => ({ ...message, onlyAttempt: message.n })),
        ]),
      ),
      returnToOutbox(trx, inKeyOrder(batch.returned)),
      storeAttempts(trx, sender.id, inKeyOrder(batch.attempts), now),
    ]);
    const mine = new Set([...taken, ...(await takeOutUnclaimed(trx, batch, taken))]);
    const accepted = batch.accepted.filter(({ message }) => mine.has(message.messageId));
    await acceptMessages(trx, inKeyOrder(accepted.map(({ row }) => row)), now);
    const refused = batch.refused.filter(({ message }) => mine.has(message.messageId));
    await refuseMessages(trx, inKeyOrder(refused.map(({ row }) => row)), now);
    await markUnknown(trx, inKeyOrder(batch.unknown));
    if (alone === null) await learnWaIds(trx, batch.learnt);

    const settled: SettledMessage[] = [];
    for (const { message } of accepted) {
      count(tally, message, 'accepted');
      settled.push({ message, trigger: { kind: 'dispatched', outcome: 'accepted' } });
    }
    for (const { message, row } of refused) {
      count(tally, message, 'message_failed');
      const reason = `refused:${row.code}`;
      settled.push({ message, trigger: { kind: 'dispatched', outcome: 'refused', reason } });
    }
    await freePortfolioPlaces(trx, sender, freedPlaces(answers), now);
    if (alone !== null) {
      await setAsideSettled(trx, settled, alone.cause, now);
      await appendDeltas(trx, tally);
      return null;
    }
    const moved = await settleRuns(advanceWork(context, trx, tally), settled, now);
    await applyConsequences(trx, batch.consequences, now);
    await appendDeltas(trx, tally);
    return { moved, tally };
  });
  if (done !== null) raiseSignals(context.signals, done.moved, done.tally, now);
}

/**
 * Accepted messages that were queued again before the answer was stored: presumed lost they go, but where a status has
 * told that just this attempt failed they stay, for their next one.
 */
async function takeOutUnclaimed(
  trx: Kysely<Database>,
  { accepted }: Batch,
  taken: ReadonlySet<string>,
): Promise<Set<string>> {
  const left = accepted.flatMap(({ message }) => (taken.has(message.messageId) ? [] : [message]));
  const failed = await findReportedFailures(trx, left);
  return takeOutOfOutbox(trx, inKeyOrder(left.filter(({ messageId }) => !failed.has(messageId))));
}

/** Any error of Meta means that nothing was delivered; what is unknown keeps its place. */
function freedPlaces(answers: readonly Answered[]): FreedPlace[] {
  return answers.flatMap(
    ({ message: { number, messageId, bucket, profileId }, verdict: { kind } }) =>
      kind === 'error' || kind === 'unsent' ? [{ number, messageId, bucket, profileId }] : [],
  );
}

async function setAsideSettled(
  trx: Kysely<Database>,
  settled: readonly SettledMessage[],
  error: unknown,
  now: number,
): Promise<void> {
  for (const { message, trigger } of settled) {
    // One at most.
    // oxlint-disable-next-line no-await-in-loop
    const runs = await lockWaitingRun(trx, message);
    // oxlint-disable-next-line no-await-in-loop
    await setAsideRuns(
      trx,
      runs.map((run) => ({ run, trigger, error })),
      now,
    );
  }
}

/** Sorted once: each of the lists made of them is in key order then, or nearly. */
function byKey({ message: a }: Answered, { message: b }: Answered): number {
  return a.bucket - b.bucket || (a.messageId < b.messageId ? -1 : 1);
}

function count(tally: DeltaTally, message: AttemptedMessage, outcome: string): void {
  if (message.versionId !== null && message.activity !== null) {
    tally.add(message.versionId, message.activity, outcome);
  }
}

interface Batch {
  accepted: { message: AttemptedMessage; row: AcceptedMessage }[];
  refused: { message: AttemptedMessage; row: RefusedMessage }[];
  returned: ReturnedMessage[];
  unknown: AttemptedMessage[];
  attempts: AnsweredAttempt[];
  learnt: LearntWaId[];
  consequences: Consequence[];
}

function collect(sender: DispatchSender, answers: readonly Answered[]): Batch {
  const batch: Batch = {
    accepted: [],
    refused: [],
    returned: [],
    unknown: [],
    attempts: [],
    learnt: [],
    consequences: [],
  };
  for (const { message, verdict } of answers) {
    const { bucket, messageId, createdAt, n, claimedAt, profileId } = message;
    const attempt = { bucket, messageId, n, claimedAt, wamid: null, code: null, detail: null };
    switch (verdict.kind) {
      case 'accepted': {
        const { wamid, waId, held } = verdict;
        batch.accepted.push({ message, row: { bucket, messageId, createdAt, wamid, held } });
        batch.attempts.push({ ...attempt, state: 'accepted', wamid });
        if (waId !== null && `+${waId}` !== message.number) {
          batch.learnt.push({ bucket, profileId, waId });
        }
        break;
      }
      case 'error': {
        const { judgement } = verdict;
        const { code, text, retryAt, waitsFor } = judgement;
        batch.attempts.push({ ...attempt, state: 'refused', code, detail: text });
        batch.consequences.push({ message: { ...message, senderId: sender.id }, judgement });
        if (retryAt === null) {
          batch.refused.push({ message, row: { bucket, messageId, createdAt, code, text } });
        } else {
          batch.returned.push({ bucket, messageId, n, dueAt: retryAt, waitsFor });
        }
        break;
      }
      case 'unsent': {
        batch.attempts.push({ ...attempt, state: 'unsent', detail: verdict.detail });
        batch.returned.push({ bucket, messageId, n, dueAt: null, waitsFor: null });
        break;
      }
      case 'unknown': {
        batch.unknown.push(message);
        batch.attempts.push({ ...attempt, state: 'unknown', detail: verdict.detail });
        break;
      }
    }
  }
  return batch;
}
