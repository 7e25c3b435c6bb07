import { pausedCategory } from '@waypost/whatsapp';
import type { SendContent } from '@waypost/whatsapp/cloud-api';

import type { WaitReason } from '../database/schema.ts';
import { exclusionFor, type DraftFinding, type ExclusionReason } from '../exclusions/exclusion.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import type { Discard } from '../send-holds/discard.ts';
import type { DueMessage } from './claim-due-messages.ts';
import { templateRecheckMs } from './judge-error.ts';
import { contentsOf, type MessageContent, type MessageContents } from './message-contents.ts';
import type { PairGate } from './pair-gate.ts';
import type { PlaceCount } from './reserve-portfolio-places.ts';
import type { SenderMedia } from './sender-media.ts';

/** What the owner of a sender decides by. */
export interface DispatchRules {
  sender: DispatchSender;
  pairs: PairGate;
  media: SenderMedia;
  places: PlaceCount;
  /** What was to leave before a restore and does not leave any more. */
  discard: Discard | null;
}

/** A due message that may leave now, as far as its own rules go. */
export interface SendableMessage {
  due: DueMessage;
  /** E.164, or the user id of a person without a known number. */
  address: string;
  sentAs: 'template' | 'response';
  content: SendContent;
  /** wamid of the message it answers visibly. */
  replyTo: string | null;
  /** The response leaves, and a template could have. */
  hasOtherBranch: boolean;
  windowOpen: boolean;
}

/** What becomes of a due message. */
export type MessageVerdict =
  | { kind: 'send'; message: SendableMessage }
  | { kind: 'exclude'; reason: ExclusionReason }
  /** Not now: `until` is when to look again, ms since the epoch. */
  | { kind: 'wait'; waitsFor: WaitReason; until: number };

/** How often a message looks again whether the pause of its sender or its journey is over, if nobody told. */
const pauseRecheckMs = 15 * 60_000;

/** Judges one due message by everything but the rules that concern several at once. */
export function judgeMessage(due: DueMessage, rules: DispatchRules, now: number): MessageVerdict {
  if (due.journey_status === 'paused') {
    return { kind: 'wait', waitsFor: 'journey', until: now + pauseRecheckMs };
  }
  const contents = contentsOf(due.payload);
  const windowOpen = due.window_expires_at !== null && due.window_expires_at.getTime() > now;
  const reason = exclusionFor(factsOf(due, contents, rules, windowOpen), now);
  if (reason === 'template_paused' && !isOver(due, now)) return untilApproved(due, now);
  if (reason !== null) return { kind: 'exclude', reason };

  const sendsResponse = contents.response !== null && windowOpen;
  const chosen = sendsResponse ? contents.response : contents.template;
  const address = due.phone ?? due.bsuid;
  if (chosen === null || address === null) return { kind: 'exclude', reason: 'invalid_value' };
  const content = pointAtLatest(chosen, due.last_inbound_wamid);
  if (content === null) return { kind: 'exclude', reason: 'invalid_value' };

  const category = sendsResponse ? null : (due.template_category ?? due.category);
  if (category !== null && category === pausedCategory(due.pause_code)) {
    const until = due.paused_until?.getTime() ?? now + pauseRecheckMs;
    return { kind: 'wait', waitsFor: 'pause', until };
  }
  const freeAt = rules.pairs.freeAt(address, now);
  if (freeAt > now) return { kind: 'wait', waitsFor: 'pair', until: freeAt };
  return {
    kind: 'send',
    message: {
      due,
      address,
      sentAs: sendsResponse ? 'response' : 'template',
      content,
      replyTo: chosen.quotes ? due.last_inbound_wamid : null,
      hasOtherBranch: sendsResponse && contents.template !== null,
      windowOpen,
    },
  };
}

/** Whether the time in which a message may leave has passed. */
export function isOver(due: DueMessage, now: number): boolean {
  return due.expires_at !== null && due.expires_at.getTime() <= now;
}

function untilApproved(due: DueMessage, now: number): MessageVerdict {
  const ends = due.template_paused_until?.getTime() ?? now;
  return {
    kind: 'wait',
    waitsFor: 'template',
    until: ends > now ? Math.min(ends, now + templateRecheckMs) : now + templateRecheckMs,
  };
}

/** An emoji reaction gets the message it is put on; null when there is none. */
function pointAtLatest(content: MessageContent, wamid: string | null): SendContent | null {
  if (content.send.type !== 'reaction') return content.send;
  const { reaction } = content.send;
  if (wamid === null || typeof reaction !== 'object' || reaction === null) return null;
  return { type: 'reaction', reaction: { ...reaction, message_id: wamid } };
}

function factsOf(
  due: DueMessage,
  contents: MessageContents,
  { sender, discard }: DispatchRules,
  windowOpen: boolean,
): Parameters<typeof exclusionFor>[0] {
  return {
    connection: sender.connection,
    origin: due.origin,
    demo: due.demo,
    phone: due.phone,
    bsuid: due.bsuid,
    blocked: due.blocked,
    hasTemplate: contents.template !== null || due.template_name !== null,
    hasResponse: contents.response !== null,
    windowOpen,
    templateStatus: due.template_status,
    category: due.template_category ?? due.category,
    finding: findingOf(due.payload),
    restored: discard !== null && isDiscarded(due, discard),
    // A run that has finished may still have a message that is tried again after a reported failure.
    journeyGoesOn: due.journey_status !== 'stopped' && due.run_status !== 'exited',
    expiresAt: due.expires_at?.getTime() ?? null,
    waitsFor: due.waits_for,
    marketingConsent: due.marketing_consent,
    serviceConsent: due.service_consent,
    suppressed: due.suppressed,
    stoppedByMeta: due.stopped_by_meta,
    enteredByEvent: due.entered_by_event ?? false,
  };
}

/** News that came in while sending was held moves runs on: what they write then may have left before the restore, too. */
function isDiscarded(due: DueMessage, { lostUntil, releasedAt }: Discard): boolean {
  const until = due.run_id === null ? lostUntil : releasedAt;
  return due.message_created_at.getTime() <= until;
}

const findings: ReadonlySet<unknown> = new Set<DraftFinding>([
  'template_unavailable',
  'missing_value',
  'invalid_value',
]);

function isFinding(value: unknown): value is DraftFinding {
  return findings.has(value);
}

/** What was found wrong when the message was written. */
function findingOf(payload: Record<string, unknown>): DraftFinding | null {
  const { finding } = payload;
  return isFinding(finding) ? finding : null;
}
