import { readAnswer, type CallResult, type HttpCall } from '@waypost/journey';

import type { RequestOutcome } from './send-request.ts';

/** What a try came to for the person who waits. */
export type CallVerdict =
  | { kind: 'answered'; result: CallResult }
  | { kind: 'failed'; reason: string; result: CallResult | null }
  /** To be tried again after so many milliseconds. */
  | { kind: 'again'; reason: string; result: CallResult | null; pauseMs: number };

const firstPauseMs = 1000;
const longestPauseMs = 15 * 60_000;

/**
 * Judges a try. Tried again is what may pass by itself: no connection, 429 and 5xx, each time after four times the pause
 * before, or when the receiver says so.
 *
 * @param tries how often it was tried, this time included
 */
export function judgeOutcome(call: HttpCall, outcome: RequestOutcome, tries: number): CallVerdict {
  const again = (
    reason: string,
    result: CallResult | null,
    askedMs: number | null,
  ): CallVerdict => {
    if (tries > call.retries) return { kind: 'failed', reason, result };
    const pauseMs = askedMs ?? firstPauseMs * 4 ** (tries - 1);
    return { kind: 'again', reason, result, pauseMs: Math.min(pauseMs, longestPauseMs) };
  };
  if (outcome.kind === 'failed') {
    return outcome.reason === 'call_unreachable'
      ? again(outcome.reason, null, null)
      : { kind: 'failed', reason: outcome.reason, result: null };
  }
  const { status, body, retryAfterMs } = outcome;
  const result: CallResult = { status };
  if (status === 429) return again('call_overloaded', result, retryAfterMs);
  if (status >= 500) return again('call_broken', result, retryAfterMs);
  if (status < 200 || status > 299) return { kind: 'failed', reason: 'call_rejected', result };
  const read = readAnswer(call.answer, body);
  return 'reason' in read
    ? { kind: 'failed', reason: read.reason, result }
    : { kind: 'answered', result: { ...read.values, status } };
}
