import type { SendResult } from '@waypost/whatsapp/cloud-api';

import { judgeError, type ErrorFacts, type ErrorJudgement } from './judge-error.ts';

/** What an answer of Meta does to its message. */
export type AnswerVerdict =
  | { kind: 'accepted'; wamid: string; waId: string | null; held: boolean }
  /** Proven not to have left: queued again at once. */
  | { kind: 'unsent'; detail: string }
  | { kind: 'error'; judgement: ErrorJudgement }
  | { kind: 'unknown'; detail: string };

/** Answers that accept a message which Meta keeps back for now. */
const heldStatuses = new Set(['held_for_quality_assessment', 'paused']);

/** Decides about one answer; errors by the error table (`judgeError`). */
export function decideAnswer(
  answer: SendResult,
  facts: Omit<ErrorFacts, 'code' | 'details' | 'mostRetries'>,
): AnswerVerdict {
  switch (answer.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        wamid: answer.wamid,
        waId: answer.waId,
        held: heldStatuses.has(answer.messageStatus ?? ''),
      };
    case 'unsent':
      return { kind: 'unsent', detail: answer.reason };
    case 'unknown':
      return { kind: 'unknown', detail: answer.reason };
    case 'error': {
      const { code, details } = answer;
      return {
        kind: 'error',
        judgement: judgeError({ ...facts, code, details, mostRetries: null }),
      };
    }
  }
}
