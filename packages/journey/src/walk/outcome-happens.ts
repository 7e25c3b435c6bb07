import type { FailureClass } from '@waypost/whatsapp';

import type { ReactionOutcome } from '../activities/reaction/schema.ts';
import type { PassageWalk, SentMessage } from './passage-walk.ts';

/** A code of Meta's for each kind of failure. */
export const codeOfFailure: Readonly<Record<FailureClass, number | null>> = {
  unreachable: 131026,
  opted_out: 131050,
  template: 132015,
  limit: 131049,
  other: null,
};

/**
 * Has happen to a message what an outcome of a reaction waits for. Which port is taken is up to the reaction, as always:
 * words that belong to another outcome take that one's.
 *
 * @param text what the person writes, for outcomes that are about words; left out, something that fits
 */
export function outcomeHappens(
  walk: PassageWalk,
  message: SentMessage,
  outcome: ReactionOutcome,
  now: number,
  text?: string,
): void {
  const answer = { button: null, text: text ?? null };
  switch (outcome.kind) {
    case 'delivered':
      return walk.reported(message, { deliveredAt: now }, now);
    case 'read':
      return walk.reported(message, { deliveredAt: now, readAt: now }, now);
    case 'failed': {
      const failureCode = codeOfFailure[outcome.classes[0] ?? 'other'];
      return walk.reported(message, { failedAt: now, failureCode }, now);
    }
    case 'reply':
      return walk.answered(message, now, { ...answer, kind: 'reply' });
    case 'keyword':
      return walk.answered(message, now, {
        ...answer,
        kind: 'reply',
        text: text ?? outcome.words[0] ?? '',
      });
    case 'button':
      return walk.answered(message, now, {
        kind: 'button',
        button: outcome.button,
        text: outcome.label,
      });
    case 'flow':
      return walk.answered(message, now, {
        ...answer,
        kind: 'flow',
        answers: Object.fromEntries(outcome.fields.map(({ name, kind }) => [name, sample[kind]])),
      });
    case 'click':
      return walk.answered(message, now, {
        kind: 'click',
        button: null,
        url: outcome.urls[0] ?? '',
      });
  }
}

/** What is sent in with a Flow whose answers nobody gave. */
const sample = { text: '…', number: 1, boolean: true, date: '2026-01-01' } as const;
