import type { Decision, RuleLeaf, WaitingFor } from '@waypost/journey';

import type { MessageState, WaitReason } from '../database/schema.ts';
import type { PersonInJourney } from './person-in-journey.ts';

/** A condition that was not met, with what was found. */
export interface UnmetCondition {
  condition: RuleLeaf;
  found: Decision;
}

/**
 * One part of the answer to "why didn't this person get it?", the decisive one first. Instants are ms since the epoch.
 */
export type Answer =
  | { kind: 'not_published' }
  | { kind: 'stopped' }
  /** Nobody moves and nothing is sent until it goes on. */
  | { kind: 'paused' }
  /** The journey lets nobody in at this time. */
  | { kind: 'closed' }
  | { kind: 'no_entry' }
  | { kind: 'not_in_audience'; audienceId: string; unmet: readonly UnmetCondition[] }
  /** The audience is being read just now. */
  | { kind: 'entering' }
  /** In the audience, which enters then. */
  | { kind: 'enters_at'; at: number }
  /** In the audience now, but it was let in before, at that instant. */
  | { kind: 'let_in_before'; at: number }
  /** Enters when the person comes into the audience, or leaves it; nothing changed since publishing. */
  | { kind: 'no_change' }
  | { kind: 'no_event'; event: string }
  | { kind: 'event_not_matching'; event: string; at: number; unmet: readonly UnmetCondition[] }
  /** Such an event came when the journey was not live, or the person was not let in again. */
  | { kind: 'event_did_not_start'; event: string; at: number }
  | { kind: 'nothing_written' }
  | { kind: 'not_sent_here' }
  | { kind: 'sending_held' }
  | { kind: 'set_aside'; runId: string; since: number }
  | {
      kind: 'message';
      runId: string;
      activityId: string;
      state: MessageState;
      reason: string | null;
      code: number | null;
      waitsFor: WaitReason | null;
      dueAt: number | null;
      sender: string;
      isSenderPaused: boolean;
    }
  | {
      kind: 'inside';
      runId: string;
      activityId: string;
      waitingFor: WaitingFor | null;
      until: number | null;
    }
  | {
      kind: 'left';
      runId: string;
      activityId: string;
      status: Exclude<PersonInJourney['status'], 'inside'>;
      reason: string | null;
      at: number;
    }
  | { kind: 'decided'; runId: string; activityId: string; port: string; decision: Decision };
