import { isUnitedStatesNumber } from '@waypost/whatsapp';

import type { MessageOrigin, WaitReason } from '../database/schema.ts';

/** Why a message does not leave. Only `sender_missing` and `same_number` are found elsewhere. */
export type ExclusionReason =
  | 'demo_profile'
  | 'no_phone'
  | 'blocked'
  | 'journey_stopped'
  | 'journey_exit'
  | 'restored'
  | 'expired'
  | 'messaging_limit'
  | 'opted_out'
  | 'marketing_stopped'
  | 'no_consent'
  | 'us_marketing'
  | 'window_closed'
  | 'needs_phone'
  | 'template_unavailable'
  | 'template_paused'
  | 'template_disabled'
  | 'template_unapproved'
  | 'missing_value'
  | 'invalid_value'
  | 'media_unavailable'
  | 'same_number';

/** What was found when a message was written; told only when nothing else keeps it back. */
export type DraftFinding = Extract<
  ExclusionReason,
  'template_unavailable' | 'missing_value' | 'invalid_value'
>;

type Consent = 'in' | 'out' | null;

/** What is known about a queued message and its person at the moment it would leave. */
export interface SendFacts {
  connection: 'simulator' | 'meta';
  origin: MessageOrigin;
  demo: boolean;
  /** E.164, or null. */
  phone: string | null;
  /** Business-scoped user id, or null. */
  bsuid: string | null;
  /** Somebody of the workspace blocked this address. */
  blocked: boolean;
  /** Which contents the message has: with both, the open window picks the response. */
  hasTemplate: boolean;
  hasResponse: boolean;
  windowOpen: boolean;
  /** Status of the template's row; null when there is none. */
  templateStatus: string | null;
  /** The template's category; null where it is not known. */
  category: string | null;
  finding: DraftFinding | null;
  /** It was to leave before a restore, and somebody decided that such messages do not leave. */
  restored: boolean;
  /** False when the run has ended or its journey was stopped. */
  journeyGoesOn: boolean;
  /** ms since the epoch; null for none. */
  expiresAt: number | null;
  /** What it has waited for; the reason told when its time is over. */
  waitsFor: WaitReason | null;
  marketingConsent: Consent;
  serviceConsent: Consent;
  /** Purposes for which somebody opted out at this address. */
  suppressed: readonly ('marketing' | 'service')[];
  /** Marketing was stopped by Meta's own setting, not by words. */
  stoppedByMeta: boolean;
  /** The person's own request started the run. */
  enteredByEvent: boolean;
}

/**
 * The reason not to send a message, or null. Of several reasons the first counts: who can't be written
 * to at all, then what is over, then what the person said, then what Meta does not carry, and last what
 * is wrong with the message itself. `same_number` comes after all of these (`reserve-numbers.ts`), so
 * that an excluded twin never keeps the number from one who may have the message.
 *
 * A message of a paused template has the reason `template_paused` and waits, until its time is over.
 */
export function exclusionFor(facts: SendFacts, now: number): ExclusionReason | null {
  if (facts.connection === 'meta' && facts.demo) return 'demo_profile';
  if (facts.phone === null && facts.bsuid === null) return 'no_phone';
  if (facts.blocked) return 'blocked';
  if (!facts.journeyGoesOn) return 'journey_stopped';
  if (facts.restored) return 'restored';
  if (facts.expiresAt !== null && facts.expiresAt <= now) return overdueReason(facts.waitsFor);
  const sendsResponse = facts.hasResponse && (facts.windowOpen || !facts.hasTemplate);
  const consent = consentProblem(facts, sendsResponse);
  if (consent !== null) return consent;
  if (!sendsResponse) return templateProblem(facts);
  return facts.windowOpen ? facts.finding : 'window_closed';
}

/** Why a message that could have left never did. */
export function overdueReason(
  waitsFor: WaitReason | null,
): 'template_paused' | 'messaging_limit' | 'media_unavailable' | 'expired' {
  if (waitsFor === 'template') return 'template_paused';
  if (waitsFor === 'limit') return 'messaging_limit';
  return waitsFor === 'media' ? 'media_unavailable' : 'expired';
}

function templateProblem(facts: SendFacts): ExclusionReason | null {
  // Meta delivers no marketing templates to US numbers since April 2025.
  if (facts.category === 'MARKETING' && facts.phone !== null && isUnitedStatesNumber(facts.phone)) {
    return 'us_marketing';
  }
  // Meta refuses one-time codes to people known by their user id only (131062).
  if (facts.category === 'AUTHENTICATION' && facts.phone === null) return 'needs_phone';
  switch (facts.templateStatus) {
    case 'APPROVED':
      return facts.finding;
    case null:
    case 'DELETED':
    case 'PENDING_DELETION':
      return 'template_unavailable';
    case 'PAUSED':
      return 'template_paused';
    case 'DISABLED':
      return 'template_disabled';
    default:
      return 'template_unapproved';
  }
}

type ConsentProblem = 'opted_out' | 'marketing_stopped' | 'no_consent';

/**
 * Marketing needs an opt-in to marketing; utility an opt-in to either, and no opt-out from service
 * messages; authentication a run that the person's own request started, and no such opt-out either.
 * A response answers somebody who wrote a moment ago, so it needs no opt-in, but no opt-out either. An
 * opt-out at the address counts as the person's own. Tests go to somebody of our own choosing, and
 * automatic answers and conversations must be able to confirm an opt-out: consent is not asked there.
 */
function consentProblem(facts: SendFacts, sendsResponse: boolean): ConsentProblem | null {
  if (facts.origin !== 'journey' && facts.origin !== 'campaign') return null;
  if (facts.category === 'MARKETING') {
    const stopped = marketingStop(facts);
    if (stopped !== null) return stopped;
    if (!sendsResponse) return facts.marketingConsent === 'in' ? null : 'no_consent';
  }
  if (facts.serviceConsent === 'out' || facts.suppressed.includes('service')) return 'opted_out';
  if (facts.category === 'AUTHENTICATION' && !sendsResponse) {
    return facts.enteredByEvent ? null : 'no_consent';
  }
  if (facts.serviceConsent === 'in' || facts.marketingConsent === 'in') return null;
  if (facts.marketingConsent === 'out') return marketingStop(facts);
  return sendsResponse ? null : 'no_consent';
}

function marketingStop(facts: SendFacts): 'opted_out' | 'marketing_stopped' | null {
  if (facts.marketingConsent !== 'out' && !facts.suppressed.includes('marketing')) return null;
  return facts.stoppedByMeta ? 'marketing_stopped' : 'opted_out';
}
