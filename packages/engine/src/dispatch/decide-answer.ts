import { classify, retryDelay, type ErrorScope } from '@waypost/whatsapp';
import type { SendResult } from '@waypost/whatsapp/cloud-api';

/** What stops beside the message itself. */
export interface SendingPause {
  scope: Extract<ErrorScope, 'number' | 'account' | 'connection'>;
  reason: string;
}

/** What an answer of Meta does to its message. */
export type AnswerVerdict =
  | { kind: 'accepted'; wamid: string; waId: string | null; held: boolean }
  | { kind: 'refused'; code: number; text: string; optOut: boolean; templateStatus: string | null }
  | {
      kind: 'again';
      /** `unsent` is proven not to have left; `refused` was answered with an error. */
      attempt: 'unsent' | 'refused';
      code: number | null;
      detail: string;
      afterMs: number;
      slowDown: boolean;
      pause: SendingPause | null;
    }
  | { kind: 'unknown'; detail: string };

const throughputReached = 130429;
const templateDisabled = 132016;

/**
 * Decides by the error table (docs of Meta's error codes). A message is kept for later when the
 * error is about the sender and not about the message: what is paused goes on when it is resumed.
 *
 * @param n Number of the attempt, from 1.
 * @param random 0 to 1, spreads retries.
 */
export function decideAnswer(answer: SendResult, n: number, random: number): AnswerVerdict {
  if (answer.kind === 'accepted') {
    return {
      kind: 'accepted',
      wamid: answer.wamid,
      waId: answer.waId,
      held: answer.messageStatus === 'held_for_quality_assessment',
    };
  }
  if (answer.kind === 'unknown') return { kind: 'unknown', detail: answer.reason };
  if (answer.kind === 'unsent') {
    return {
      kind: 'again',
      attempt: 'unsent',
      code: null,
      detail: answer.reason,
      afterMs: 0,
      slowDown: false,
      pause: null,
    };
  }
  const verdict = classify(answer.code);
  const again = {
    kind: 'again',
    attempt: 'refused',
    code: answer.code,
    detail: verdict.text,
    slowDown: answer.code === throughputReached,
  } as const;
  if (
    verdict.action === 'pause_number' ||
    verdict.action === 'pause_account' ||
    verdict.action === 'reconnect'
  ) {
    const scope =
      verdict.action === 'pause_number'
        ? 'number'
        : verdict.action === 'pause_account'
          ? 'account'
          : 'connection';
    return { ...again, afterMs: 0, pause: { scope, reason: verdict.text } };
  }
  const { retry } = verdict;
  if (retry !== null && (retry.most === null || n <= retry.most)) {
    return { ...again, afterMs: retryDelay(retry, n - 1, random), pause: null };
  }
  return {
    kind: 'refused',
    code: answer.code,
    text: verdict.isKnown ? verdict.text : `${verdict.text} ${answer.details}`.trim(),
    optOut: verdict.action === 'opt_out',
    templateStatus:
      verdict.action !== 'pause_template'
        ? null
        : answer.code === templateDisabled
          ? 'DISABLED'
          : 'PAUSED',
  };
}
