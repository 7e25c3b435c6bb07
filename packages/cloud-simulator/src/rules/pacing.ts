import type { ValidSend } from '../messages/send-request.ts';
import { byHand } from '../statuses/progress.ts';
import type { RuleBook, Rules } from './rules.ts';

export interface Pacing {
  /** When a held message is decided on, in milliseconds; null when it is not held. */
  holdUntil: (send: ValidSend, now: number) => number | null;
}

/** Template pacing: after so many sends of a marketing template the rest is held back for Meta's look at it. */
export function createPacing(rules: RuleBook): Pacing {
  let counted: { rule: Rules['pacing']; sends: Map<number, number> } = {
    rule: null,
    sends: new Map(),
  };
  return {
    holdUntil(send, now) {
      const { pacing } = rules.current();
      if (!pacing || send.template?.category !== 'MARKETING') return null;
      if (counted.rule !== pacing) counted = { rule: pacing, sends: new Map() };
      const sends = (counted.sends.get(send.template.id) ?? 0) + 1;
      counted.sends.set(send.template.id, sends);
      if (sends <= pacing.holdAfter) return null;
      return pacing.decision === null ? byHand : now + pacing.decideAfterMs;
    },
  };
}
