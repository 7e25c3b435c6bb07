import { isUnitedStatesNumber } from '@waypost/whatsapp';

/** Why a message does not leave. Others are found earlier, when the message is written. */
export type ExclusionReason =
  | 'demo_profile'
  | 'no_phone'
  | 'template_unavailable'
  | 'journey_stopped'
  | 'expired'
  | 'opted_out'
  | 'no_consent'
  | 'us_marketing'
  | 'same_number';

type Consent = 'in' | 'out' | null;

/** What is known about a queued message and its person at the moment it would leave. */
export interface SendFacts {
  connection: 'simulator' | 'meta';
  demo: boolean;
  /** E.164, or null. */
  phone: string | null;
  /** Status of the template's row; null when there is none. */
  templateStatus: string | null;
  category: string | null;
  /** False when the run has ended or its journey was stopped. */
  journeyGoesOn: boolean;
  /** ms since the epoch; null for none. */
  expiresAt: number | null;
  marketingConsent: Consent;
  serviceConsent: Consent;
  /** Purposes for which somebody opted out at this number. */
  suppressed: readonly ('marketing' | 'service')[];
  /** The person's own request started the run. */
  enteredByEvent: boolean;
}

/**
 * The reason not to send a message, or null. Of several reasons the first counts: who can't be written
 * to at all, then what can't be sent, then what the person said, then what Meta does not carry.
 * `same_number` comes after all of these (`reserve-numbers.ts`), so that an excluded twin never keeps
 * the number from one who may have the message.
 */
export function exclusionFor(facts: SendFacts, now: number): ExclusionReason | null {
  if (facts.connection === 'meta' && facts.demo) return 'demo_profile';
  if (facts.phone === null) return 'no_phone';
  if (facts.templateStatus !== 'APPROVED') return 'template_unavailable';
  if (!facts.journeyGoesOn) return 'journey_stopped';
  if (facts.expiresAt !== null && facts.expiresAt <= now) return 'expired';
  const consent = consentProblem(facts);
  if (consent !== null) return consent;
  // Meta delivers no marketing templates to US numbers since April 2025.
  if (facts.category === 'MARKETING' && isUnitedStatesNumber(facts.phone)) return 'us_marketing';
  return null;
}

/**
 * Marketing needs an opt-in to marketing; utility an opt-in to either, and no opt-out from service
 * messages; authentication a run that the person's own request started, and no such opt-out either.
 * An opt-out at the number counts as the person's own.
 */
function consentProblem(facts: SendFacts): 'opted_out' | 'no_consent' | null {
  const purpose = facts.category === 'MARKETING' ? 'marketing' : 'service';
  const consent = purpose === 'marketing' ? facts.marketingConsent : facts.serviceConsent;
  if (consent === 'out' || facts.suppressed.includes(purpose)) return 'opted_out';
  if (facts.category === 'AUTHENTICATION') return facts.enteredByEvent ? null : 'no_consent';
  if (consent === 'in') return null;
  if (purpose === 'marketing') return 'no_consent';
  if (facts.marketingConsent === 'in') return null;
  return facts.marketingConsent === 'out' ? 'opted_out' : 'no_consent';
}
