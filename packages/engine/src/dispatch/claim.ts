import { messagingLimitOf } from '@waypost/whatsapp';
import type { SendContent } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import { advanceWork, type AdvanceResult } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database, WaitReason } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import { setAsideMessages, type FaultyMessage } from '../dead-letters/set-aside-messages.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ExclusionReason } from '../exclusions/exclusion.ts';
import { advanceSendMark } from '../send-holds/advance-send-mark.ts';
import { inKeyOrder, type AttemptedMessage, type SentMessage } from './attempted-message.ts';
import { claimDueMessages, type ClaimScope, type DueMessage } from './claim-due-messages.ts';
import { claimOutboxRows } from './claim-outbox-rows.ts';
import { excludeClaimed } from './exclude-claimed.ts';
import { fillMedia } from './fill-media.ts';
import {
  isOver,
  judgeMessage,
  type DispatchRules,
  type MessageVerdict,
  type SendableMessage,
} from './judge-message.ts';
import { noteSentAs } from './note-sent-as.ts';
import { postponeMessages, type PostponedMessage } from './postpone-messages.ts';
import { prepareClaim } from './prepare-claim.ts';
import { raiseSignals } from './raise-signals.ts';
import { reserveNumbers } from './reserve-numbers.ts';
import { reservePortfolioPlaces } from './reserve-portfolio-places.ts';
import { settleRuns } from './settle-runs.ts';

/** A message on its way: its claim is written and committed. */
export interface ClaimedMessage extends AttemptedMessage {
  /** Earlier attempts that are proven not to have left. */
  unsent: number;
  content: SendContent;
  /** wamid of the message it answers visibly. */
  replyTo: string | null;
  /** The response leaves, and a template could have. */
  hasOtherBranch: boolean;
  /** ms since the epoch. */
  expiresAt: number | null;
}

export interface Claim {
  claimed: ClaimedMessage[];
  excluded: number;
  waiting: number;
  /** How many more messages than before wait for a place in the portfolio's limit. */
  aheadChange: number;
}

export interface ClaimOptions extends Pick<
  ClaimScope,
  'epoch' | 'busyNumbers' | 'limit' | 'lanes'
> {
  rules: DispatchRules;
  /** Addresses that another claim or a request has at this moment: at most one message at a time per person. */
  busy: BusyAddresses;
  /** Messages of this sender known to wait for a place in the portfolio's limit. */
  ahead: number;
}

/** Asked and told in one turn of the event loop, so that two claims never take one person each. */
export interface BusyAddresses {
  has(address: string): boolean;
  add(address: string): void;
}

interface Sorted {
  sendable: SendableMessage[];
  excluded: { message: DueMessage; reason: ExclusionReason }[];
  waiting: PostponedMessage[];
  /** Those that can't be judged: a defect of ours. */
  faulty: FaultyMessage[];
}

/**
 * Claims what may leave now, lets wait what may leave later and excludes what may not, in one
 * transaction that is on disk when this returns: a message is never on its way without our knowing.
 * What can't be claimed is set aside: alone by its own judgement, or found by claiming fewer and fewer.
 */
export async function claim(context: EngineContext, options: ClaimOptions): Promise<Claim> {
  const reserved = new Set<string>();
  for (let { limit } = options; ; limit = Math.ceil(limit / 2)) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      return await claimOnce(context, { ...options, limit }, reserved);
    } catch (error) {
      if (isPassing(error)) throw error;
      context.log.error({ sender: options.rules.sender.id, err: error, limit }, 'a claim failed');
      // oxlint-disable-next-line no-await-in-loop
      if (limit === 1) return setAsideNext(context, options, error);
    }
  }
}

async function claimOnce(
  context: EngineContext,
  { rules, busy, ahead, ...scope }: ClaimOptions,
  reserved: Set<string>,
): Promise<Claim> {
  const { sender, pairs } = rules;
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const tally = new DeltaTally();
    const [, due] = await Promise.all([
      prepareClaim(trx, sender.id),
      claimDueMessages(trx, scopeOf(context, sender, scope), now),
    ]);
    if (due.length === 0) return null;
    const sorted = sort(due, rules, ownReservations(busy, reserved), now);
    await setAsideMessages(trx, sender.id, sorted.faulty, now);
    await giveMedia(sorted, rules, now);
    await keepWithinLimit(trx, sorted, rules, ahead, now);
    await excludeTwins(trx, sorted, now);
    const leaving = inKeyOrder(sorted.sendable.map((message) => claimedMessage(message, now)));
    const [mark] = await Promise.all([
      leaving.length > 0 ? advanceSendMark(trx, sender.id, markOf(scope.lanes)) : null,
      claimOutboxRows(trx, scope.epoch, leaving, now),
      noteSentAs(trx, inKeyOrder(sorted.sendable.flatMap(chosenContent))),
      postponeMessages(trx, inKeyOrder(sorted.waiting)),
    ]);
    const moved = await exclude(advanceWork(context, trx, tally), sorted.excluded, now);
    await appendDeltas(trx, tally);
    return { due, sorted, moved, tally, mark };
  });
  if (done === null) return { claimed: [], excluded: 0, waiting: 0, aheadChange: 0 };
  if (done.mark !== null) context.sending.noteClaim(sender.id, markOf(scope.lanes), done.mark);
  raiseSignals(context.signals, done.moved, done.tally, now);
  const { sendable, excluded, waiting } = done.sorted;
  const claimed = sendable.map((message) => claimedMessage(message, now));
  for (const { number } of claimed) pairs.take(number, now);
  return {
    claimed,
    excluded: excluded.length + done.sorted.faulty.length,
    waiting: waiting.length,
    aheadChange: waitForPlaces(waiting) - waitForPlaces(done.due.map(waitOf)),
  };
}

function scopeOf(
  { instanceId }: EngineContext,
  sender: DispatchRules['sender'],
  { epoch, busyNumbers, limit, lanes }: Omit<ClaimOptions, 'rules' | 'busy' | 'ahead'>,
): ClaimScope {
  const owner = { senderId: sender.id, wabaId: sender.waba_id, owner: instanceId };
  return { ...owner, epoch, busyNumbers, limit, lanes };
}

/** A claim that is tried again, after a deadlock or with fewer messages, may have what it reserved before. */
function ownReservations(busy: BusyAddresses, reserved: Set<string>): BusyAddresses {
  const taken = new Set<string>();
  return {
    has: (address) => taken.has(address) || (!reserved.has(address) && busy.has(address)),
    add(address) {
      taken.add(address);
      if (reserved.has(address)) return;
      reserved.add(address);
      busy.add(address);
    },
  };
}

/** The next message can't be claimed, even alone: it waits aside, and those behind it go on. */
async function setAsideNext(
  context: EngineContext,
  { rules: { sender }, busy: _busy, ahead: _ahead, ...scope }: ClaimOptions,
  error: unknown,
): Promise<Claim> {
  const now = context.now();
  const excluded = await transact(context.db, async (trx) => {
    const due = await claimDueMessages(trx, scopeOf(context, sender, { ...scope, limit: 1 }), now);
    await setAsideMessages(
      trx,
      sender.id,
      due.map((message) => faultyMessage(message, error)),
      now,
    );
    return due.length;
  });
  return { claimed: [], excluded, waiting: 0, aheadChange: 0 };
}

function faultyMessage(message: DueMessage, error: unknown): FaultyMessage {
  return { ...keyOf(message), journeyId: message.journey_id, error };
}

/** The two claims of a sender never wait for each other's mark. */
function markOf(lanes: ClaimScope['lanes']): 'triggered' | 'claims' {
  return lanes === 'triggered' ? 'triggered' : 'claims';
}

function waitForPlaces(messages: readonly { waitsFor: WaitReason | null }[]): number {
  return messages.filter(({ waitsFor }) => waitsFor === 'limit').length;
}

function waitOf(message: DueMessage): { waitsFor: WaitReason | null } {
  return { waitsFor: message.waits_for };
}

function sort(
  due: readonly DueMessage[],
  rules: DispatchRules,
  busy: BusyAddresses,
  now: number,
): Sorted {
  const sorted: Sorted = { sendable: [], excluded: [], waiting: [], faulty: [] };
  for (const message of due) {
    const verdict = judgeSafely(message, rules, now);
    if (verdict.kind === 'faulty') sorted.faulty.push(faultyMessage(message, verdict.error));
    else if (verdict.kind === 'exclude') sorted.excluded.push({ message, reason: verdict.reason });
    else if (verdict.kind === 'wait') {
      const { waitsFor, until } = verdict;
      sorted.waiting.push({ ...keyOf(message), waitsFor, dueAt: until });
    } else if (!busy.has(verdict.message.address)) {
      // One at a time per person; a second message stays due until the first has its answer.
      busy.add(verdict.message.address);
      sorted.sendable.push(verdict.message);
    }
  }
  return sorted;
}

function judgeSafely(
  message: DueMessage,
  rules: DispatchRules,
  now: number,
): MessageVerdict | { kind: 'faulty'; error: unknown } {
  try {
    return judgeMessage(message, rules, now);
  } catch (error) {
    return { kind: 'faulty', error };
  }
}

/** Lets messages wait whose files are on their way to Meta, and excludes those whose files it can't have. */
async function giveMedia(sorted: Sorted, rules: DispatchRules, now: number): Promise<void> {
  const { sendable, unavailable, waiting } = await fillMedia(sorted.sendable, rules, now);
  sorted.sendable = sendable;
  for (const { due } of unavailable) {
    sorted.excluded.push({ message: due, reason: 'media_unavailable' });
  }
  for (const { message, until } of waiting) {
    sorted.waiting.push({ ...keyOf(message.due), waitsFor: 'media', dueAt: until });
  }
}

/** Moves those who would exceed the portfolio's limit to the waiting ones. */
async function keepWithinLimit(
  trx: Kysely<Database>,
  sorted: Sorted,
  { sender, places }: DispatchRules,
  ahead: number,
  now: number,
): Promise<void> {
  const limit = messagingLimitOf(sender.messaging_limit);
  const people = sorted.sendable.flatMap(({ windowOpen, address, due }) =>
    windowOpen ? [] : [{ number: address, messageId: due.message_id }],
  );
  if (limit === null || people.length === 0) return;
  const { freeAt } = await reservePortfolioPlaces(
    trx,
    { portfolioId: sender.portfolio_id, limit, people, ahead, counted: places },
    now,
  );
  if (freeAt.size === 0) return;
  const late = sorted.sendable.flatMap(({ due, windowOpen, address }) => {
    const at = windowOpen ? undefined : freeAt.get(address);
    return at === undefined ? [] : [{ ...keyOf(due), waitsFor: 'limit' as const, dueAt: at }];
  });
  sorted.waiting.push(...late);
  sorted.sendable = sorted.sendable.filter(
    ({ windowOpen, address }) => windowOpen || !freeAt.has(address),
  );
}

/** Of several profiles with one number only the first gets a journey's message. */
async function excludeTwins(trx: Kysely<Database>, sorted: Sorted, now: number): Promise<void> {
  const holders = await reserveNumbers(trx, sorted.sendable.flatMap(reservationOf), now);
  const keeps = (message: SendableMessage): boolean => {
    const value = reservationOf(message)[0]?.value;
    return value === undefined || holders.get(value) === message.due.profile_id;
  };
  for (const message of sorted.sendable) {
    if (!keeps(message)) sorted.excluded.push({ message: message.due, reason: 'same_number' });
  }
  sorted.sendable = sorted.sendable.filter(keeps);
}

const overdueReasons: ReadonlySet<ExclusionReason> = new Set([
  'expired',
  'template_paused',
  'messaging_limit',
  'media_unavailable',
]);

async function exclude(
  work: Parameters<typeof settleRuns>[0],
  excluded: readonly { message: DueMessage; reason: ExclusionReason }[],
  now: number,
): Promise<AdvanceResult> {
  const rows = inKeyOrder(
    excluded.map(({ message, reason }) => ({
      ...sentMessage(message),
      reason,
      isOver: overdueReasons.has(reason) && isOver(message, now),
    })),
  );
  await excludeClaimed(work.trx, rows);
  for (const { versionId, activity, reason } of rows) {
    if (versionId !== null && activity !== null) {
      work.tally.add(versionId, activity, `excluded:${reason}`);
    }
  }
  return settleRuns(
    work,
    rows.map((message) => ({
      message,
      trigger: {
        kind: 'dispatched',
        outcome: message.isOver ? 'expired' : 'excluded',
        reason: message.reason,
      },
    })),
    now,
  );
}

function reservationOf({
  due,
  address,
}: SendableMessage): { value: string; bucket: number; profileId: string }[] {
  if (due.journey_id === null || due.entry_key === null) return [];
  const value = `${due.journey_id}:${due.entry_key}:${address}`;
  return [{ value, bucket: due.bucket, profileId: due.profile_id }];
}

function chosenContent({
  due,
  sentAs,
}: SendableMessage): Parameters<typeof noteSentAs>[1][number][] {
  return due.sent_as === sentAs
    ? []
    : [{ ...keyOf(due), createdAt: due.message_created_at, sentAs }];
}

function keyOf(message: DueMessage): { bucket: number; messageId: string } {
  return { bucket: message.bucket, messageId: message.message_id };
}

function sentMessage(message: DueMessage): SentMessage {
  return {
    ...keyOf(message),
    createdAt: message.message_created_at,
    versionId: message.version_id,
    runId: message.run_id,
    activity: message.activity,
    visit: message.visit,
  };
}

function claimedMessage(
  { due, address, sentAs, ...sendable }: SendableMessage,
  now: number,
): ClaimedMessage {
  return {
    ...sentMessage(due),
    n: due.attempts + 1,
    claimedAt: now,
    unsent: due.unsent,
    profileId: due.profile_id,
    number: address,
    template:
      sentAs === 'response' || due.template_name === null || due.language === null
        ? null
        : { name: due.template_name, language: due.language },
    content: sendable.content,
    replyTo: sendable.replyTo,
    hasOtherBranch: sendable.hasOtherBranch,
    expiresAt: due.expires_at?.getTime() ?? null,
  };
}
