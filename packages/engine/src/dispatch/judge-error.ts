import { classify, retryDelay } from '@waypost/whatsapp';

import type { PauseScope, WaitReason } from '../database/schema.ts';

/** What stops beside the message itself. */
export interface SendingPause {
  scope: Exclude<PauseScope, 'manual'>;
  /** Meta's code; null when a webhook or a check of ours asks for the pause. */
  code: number | null;
  /** In plain words. */
  reason: string;
  /** ms since the epoch; null until the event that ends it, or until somebody resumes. */
  until: number | null;
}

/** What an error is judged by. */
export interface ErrorFacts {
  code: number;
  /** Meta's words, shown for codes nobody knows. */
  details: string;
  /** Tries that may have reached Meta, this one included; what is proven not to have left is none. */
  tries: number;
  /** Most tries after the first where the error table sets no limit; null for none. */
  mostRetries: number | null;
  /** ms since the epoch; null for none. */
  expiresAt: number | null;
  /** The response was sent, and there is a template that may go instead. */
  hasOtherBranch: boolean;
  /** Until the account's calls are let through again, ms; 0 when Meta did not say. */
  regainAccessMs: number;
  now: number;
  /** 0 to 1, spreads retries. */
  random: number;
}

/** What an error means, whether it came as an answer or by webhook. */
export interface ErrorJudgement {
  code: number;
  /** In plain words. */
  text: string;
  /** When the message is tried again, ms since the epoch; null when it has failed for good. */
  retryAt: number | null;
  waitsFor: WaitReason | null;
  pause: SendingPause | null;
  /** Meta's own stop of marketing. */
  optOut: boolean;
  templateStatus: 'PAUSED' | 'DISABLED' | null;
  /** The number sends too fast. */
  slowsDown: boolean;
  /** Meta itself is away: nothing else is sent for a moment. */
  isOutage: boolean;
  /** Meta says that the person's window is closed. */
  closesWindow: boolean;
  /** This person is not written to again before, ms since the epoch. */
  holdsPersonUntil: number | null;
  /** Somebody should be told at once. */
  alert: boolean;
}

const throughputReached = 130429;
const windowClosed = 131047;
const templateDisabled = 132016;
/** Meta is down or overloaded; nothing about this sender or message. */
const outages = new Set([2, 131016, 133004]);

/** How often a message asks again whether its template was approved, if nobody told. */
export const templateRecheckMs = 15 * 60_000;

/**
 * Decides by the error table, the same for answers and webhooks. What is wrong with the sender or its
 * template keeps the message for later; what is wrong with the message or its recipient ends it, unless
 * the table grants another try that still falls into its time.
 */
export function judgeError(facts: ErrorFacts): ErrorJudgement {
  const { code, now } = facts;
  const verdict = classify(code);
  const judgement: ErrorJudgement = {
    code,
    text: verdict.isKnown ? verdict.text : `${verdict.text} ${facts.details}`.trim(),
    retryAt: null,
    waitsFor: null,
    pause: null,
    optOut: verdict.action === 'opt_out',
    templateStatus: null,
    slowsDown: code === throughputReached,
    isOutage: outages.has(code),
    closesWindow: code === windowClosed,
    holdsPersonUntil: null,
    alert: verdict.alert,
  };
  if (verdict.action === 'pause_template') {
    judgement.templateStatus = code === templateDisabled ? 'DISABLED' : 'PAUSED';
    if (judgement.templateStatus === 'PAUSED') {
      judgement.retryAt = now + templateRecheckMs;
      judgement.waitsFor = 'template';
    }
  } else if (verdict.pause !== null) {
    const { scope, ms } = verdict.pause;
    const until = ms === null ? null : now + Math.max(ms, facts.regainAccessMs);
    judgement.pause = { scope, code, reason: verdict.text, until };
    // Due at once, so that it leaves as soon as the pause ends, however early.
    judgement.retryAt = now;
  } else if (code === windowClosed) {
    judgement.retryAt = facts.hasOtherBranch ? now : null;
  } else if (verdict.retry !== null && facts.tries <= triesAfterFirst(facts, verdict.retry.most)) {
    judgement.retryAt = now + retryDelay(verdict.retry, Math.max(0, facts.tries - 1), facts.random);
    if (verdict.action === 'retry_recipient') {
      judgement.holdsPersonUntil = judgement.retryAt;
      judgement.waitsFor = 'pair';
    }
  }
  // What waits for an event may leave at any moment until its time is over.
  const earliest = judgement.waitsFor === 'template' ? now : judgement.retryAt;
  if (earliest !== null && facts.expiresAt !== null && facts.expiresAt <= earliest) {
    judgement.retryAt = null;
    judgement.waitsFor = null;
  }
  return judgement;
}

function triesAfterFirst(facts: ErrorFacts, most: number | null): number {
  return most ?? facts.mostRetries ?? Number.POSITIVE_INFINITY;
}
