import type { StatusUpdate, UpdateError } from '@waypost/whatsapp/cloud-api';

import type { AttemptTable, MessageState, WaitReason } from '../database/schema.ts';
import { judgeError, type ErrorJudgement } from '../dispatch/judge-error.ts';

/** Where a message stands. Times are ms since the epoch. */
export interface MessageStatus {
  state: MessageState;
  wamid: string | null;
  acceptedAt: number | null;
  sentAt: number | null;
  deliveredAt: number | null;
  readAt: number | null;
  playedAt: number | null;
  failedAt: number | null;
  failureCode: number | null;
  failureText: string | null;
  /** Its time to live ran out without a delivery. */
  presumedDroppedAt: number | null;
  /** What Meta charges it as, as its statuses told. */
  pricing: StatusUpdate['pricing'];
}

/** One status of Meta for one message. */
export interface ReportedStatus {
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'deleted';
  /** Attempt that it echoes; null when it carries no echo. */
  n: number | null;
  wamid: string;
  at: number;
  error: UpdateError | null;
  pricing: StatusUpdate['pricing'];
}

export interface StatusContext {
  /** Its outbox row, when it still has one. */
  outbox: { attempts: number; claimed: boolean } | null;
  /** States of its attempts by number; only filled where an outbox row or a failure asks for them. */
  attempts: ReadonlyMap<number, AttemptTable['state']>;
  expiresAt: number | null;
  /** The response was sent, and there is a template that may go instead. */
  hasOtherBranch: boolean;
  now: number;
  /** 0 to 1, spreads retries. */
  random: number;
}

export interface StatusDecision {
  next: MessageStatus;
  changed: boolean;
  /** `delete`: it left, its row goes. `requeue`: it is sent again at `dueAt`. */
  outbox:
    | { kind: 'keep' }
    | { kind: 'delete' }
    | { kind: 'requeue'; dueAt: number; waitsFor: WaitReason | null };
  /** The message has just turned out to be accepted: its run moves on. */
  accepted: boolean;
  attempts: { n: number; state: AttemptTable['state']; wamid: string; code: number | null }[];
  /** Changes of the live numbers by outcome. */
  counts: Map<string, number>;
  /** A failure that stands, for reactions and reports. */
  failure: { code: number; text: string } | null;
  /** What failures mean for others than this message. */
  judgements: ErrorJudgement[];
}

const rank: Record<MessageState, number> = {
  queued: 0,
  unknown: 0,
  refused: 0,
  excluded: 0,
  received: 0,
  accepted: 1,
  held: 2,
  sent: 3,
  delivered: 4,
  read: 5,
  played: 6,
};

/** Retries after a failure reported by webhook, where the error table sets no limit. */
const mostReportedRetries = 3;

/**
 * Applies statuses to a message, in any order and however often they come (engine.md, 3.6): the
 * greater rank wins, the earliest time of each status stays, a failure stands beside a delivery. Any
 * status shows that its attempt was accepted. A failure that is worth another try queues the message
 * again, if it is the newest attempt's and nothing of the message has arrived.
 */
export function decideStatuses(
  current: MessageStatus,
  reported: readonly ReportedStatus[],
  context: StatusContext,
): StatusDecision {
  const decision: StatusDecision = {
    next: { ...current },
    changed: false,
    outbox: { kind: 'keep' },
    accepted: false,
    attempts: [],
    counts: new Map(),
    failure: null,
    judgements: [],
  };
  for (const status of reported) {
    if (status.status !== 'failed' && status.status !== 'deleted') {
      progress(decision, status, status.status, context);
    }
  }
  for (const status of reported) {
    if (status.status === 'failed') fail(decision, status, context);
  }
  decision.changed = differs(current, decision.next);
  decision.counts = counted(current, decision.next);
  return decision;
}

function progress(
  decision: StatusDecision,
  reported: ReportedStatus,
  status: 'sent' | 'delivered' | 'read' | 'played',
  context: StatusContext,
): void {
  const { next } = decision;
  // The attempt has failed and the message is queued again: only a delivery is stronger than that.
  const attempt = reported.n === null ? undefined : context.attempts.get(reported.n);
  if (attempt === 'refused' && status === 'sent') return;
  accept(decision, reported, context);
  if (rank[status] > rank[next.state]) next.state = status;
  next.pricing ??= reported.pricing;
  // A later status shows the earlier ones: Meta may leave `delivered` out when `read` follows at once.
  next.sentAt = earliest(next.sentAt, reported.at);
  if (status === 'sent') return;
  next.presumedDroppedAt = null;
  next.deliveredAt = earliest(next.deliveredAt, reported.at);
  if (status === 'read') next.readAt = earliest(next.readAt, reported.at);
  if (status === 'played') next.playedAt = earliest(next.playedAt, reported.at);
}

/** Any status shows that Meta had accepted its attempt. */
function accept(decision: StatusDecision, reported: ReportedStatus, context: StatusContext): void {
  const { next } = decision;
  next.wamid ??= reported.wamid;
  if (next.acceptedAt === null) next.acceptedAt = context.now;
  if (rank[next.state] < rank.accepted) next.state = 'accepted';
  const attempt = reported.n === null ? undefined : context.attempts.get(reported.n);
  if (reported.n !== null && attempt !== undefined && attempt !== 'accepted') {
    decision.attempts.push({
      n: reported.n,
      state: 'accepted',
      wamid: reported.wamid,
      code: null,
    });
  }
  if (context.outbox !== null) {
    decision.outbox = { kind: 'delete' };
    decision.accepted = true;
  }
}

function fail(decision: StatusDecision, reported: ReportedStatus, context: StatusContext): void {
  const { next } = decision;
  const newest = Math.max(0, context.outbox?.attempts ?? 0, ...context.attempts.keys());
  const n = reported.n ?? newest;
  const attempt = context.attempts.get(n);
  if (attempt === 'refused') return;
  const judgement = judgeError({
    code: reported.error?.code ?? 0,
    details: reported.error?.title ?? '',
    tries: n - unsentBefore(n, context.attempts),
    mostRetries: mostReportedRetries,
    expiresAt: context.expiresAt,
    hasOtherBranch: context.hasOtherBranch,
    regainAccessMs: 0,
    now: context.now,
    random: context.random,
  });
  const { code, text, retryAt } = judgement;
  decision.attempts.push({ n, state: 'refused', wamid: reported.wamid, code });
  if (n < newest) return;
  // Queued again already, because this attempt was presumed lost.
  if (context.outbox !== null && !context.outbox.claimed) return;

  decision.judgements.push(judgement);
  if (retryAt !== null && next.deliveredAt === null) {
    decision.outbox = { kind: 'requeue', dueAt: retryAt, waitsFor: judgement.waitsFor };
    decision.accepted = false;
    next.state = 'queued';
    next.wamid = null;
    next.acceptedAt = null;
    next.sentAt = null;
    next.presumedDroppedAt = null;
    return;
  }
  accept(decision, { ...reported, n: null }, context);
  if (next.failedAt !== null) return;
  next.failedAt = reported.at;
  next.failureCode = code;
  next.failureText = text;
  next.presumedDroppedAt = null;
  decision.failure = { code, text };
}

/** Attempts before the `n`th that are proven not to have left. */
function unsentBefore(n: number, attempts: StatusContext['attempts']): number {
  return [...attempts].filter(([other, state]) => other < n && state === 'unsent').length;
}

function earliest(known: number | null, reported: number): number {
  return known === null ? reported : Math.min(known, reported);
}

const countedTimes = {
  accepted: 'acceptedAt',
  sent: 'sentAt',
  delivered: 'deliveredAt',
  read: 'readAt',
  message_failed: 'failedAt',
  presumed_dropped: 'presumedDroppedAt',
} as const satisfies Record<string, keyof MessageStatus>;

/** What changed in the live numbers: +1 for each time that was set, -1 for each that was taken back. */
function counted(before: MessageStatus, after: MessageStatus): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [outcome, time] of Object.entries(countedTimes)) {
    const change = Number(after[time] !== null) - Number(before[time] !== null);
    if (change !== 0) counts.set(outcome, change);
  }
  return counts;
}

function differs(before: MessageStatus, after: MessageStatus): boolean {
  return (
    before.state !== after.state ||
    before.wamid !== after.wamid ||
    before.acceptedAt !== after.acceptedAt ||
    before.sentAt !== after.sentAt ||
    before.deliveredAt !== after.deliveredAt ||
    before.readAt !== after.readAt ||
    before.playedAt !== after.playedAt ||
    before.failedAt !== after.failedAt ||
    before.presumedDroppedAt !== after.presumedDroppedAt ||
    before.pricing?.category !== after.pricing?.category ||
    before.pricing?.type !== after.pricing?.type
  );
}
