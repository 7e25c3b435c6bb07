import type { PersonalisationData, WhatsAppContent } from '@waypost/whatsapp';

import { draftContent } from '../advance/draft-content.ts';
import type { MessageTemplates } from '../advance/message-templates.ts';
import { exclusionFor, type DraftFinding, type ExclusionReason } from '../exclusions/exclusion.ts';
import type { Walker } from './load-walkers.ts';

/** A message somebody comes to in a walk or a forecast. */
export interface WalkedMessage {
  activity: { id: string; content: WhatsAppContent };
  sender: { connection: 'simulator' | 'meta'; wabaId: string };
  data: PersonalisationData;
  /** Until when the person may be answered freely by the sender, ms since the epoch; null: not at all. */
  windowUntil: number | null;
  /** The person's own event or message started the journey. */
  enteredByEvent: boolean;
}

export interface WalkedVerdict {
  /** Null: the message leaves. */
  exclusion: ExclusionReason | null;
  /** What leaves, or would. */
  as: 'template' | 'response';
  /** What Meta charges it as; null: a response, which is free. */
  category: string | null;
}

/**
 * Whether a message would leave for a person at a moment: written as the engine writes it, and judged by the rule that
 * the dispatcher asks.
 *
 * @param person as they are by then, also what the journey has changed of them
 */
export function judgeWalkedMessage(
  person: Walker,
  { activity, sender, data, windowUntil, enteredByEvent }: WalkedMessage,
  templates: MessageTemplates,
  now: number,
): WalkedVerdict {
  const draft = draftContent({
    run: { versionId: 0 },
    activity,
    profile: person,
    templates,
    wabaId: sender.wabaId,
    data,
  });
  const windowOpen = windowUntil !== null && windowUntil > now;
  const hasResponse = draft.sentAs !== 'template';
  const exclusion = exclusionFor(
    {
      connection: sender.connection,
      origin: 'journey',
      demo: person.demo,
      phone: person.phone,
      bsuid: person.bsuid,
      blocked: person.blocked,
      hasTemplate: draft.templateName !== null,
      hasResponse,
      windowOpen,
      templateStatus: draft.template?.status ?? null,
      category: draft.category,
      finding: findingOf(draft.payload['finding']),
      journeyGoesOn: true,
      restored: false,
      expiresAt: null,
      waitsFor: null,
      marketingConsent: person.marketing_consent,
      serviceConsent: person.service_consent,
      suppressed: person.suppressed,
      stoppedByMeta: person.stoppedByMeta,
      enteredByEvent,
    },
    now,
  );
  const as = hasResponse && (windowOpen || draft.templateName === null) ? 'response' : 'template';
  return { exclusion, as, category: as === 'template' ? draft.category : null };
}

function findingOf(value: unknown): DraftFinding | null {
  return value === 'template_unavailable' || value === 'missing_value' || value === 'invalid_value'
    ? value
    : null;
}
