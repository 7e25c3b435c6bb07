import { recogniseKeyword } from '@waypost/whatsapp';
import type { WebhookUpdate } from '@waypost/whatsapp/cloud-api';

import type { ConsentPurpose } from '../database/schema.ts';
import type { Contact } from './create-contacts.ts';

/** A person said, in a webhook, that they want messages no more, or again. */
export interface SpokenConsent {
  person: Contact;
  state: 'in' | 'out';
  purposes: readonly ConsentPurpose[];
  /** The words, or what Meta reported. */
  proof: string;
  /** ms since the epoch, by Meta's whole-second clock. */
  at: number;
  /** wamid of the message; null for a setting in WhatsApp. */
  inboundId: string | null;
}

/** Words that stop messages when written, but are everyday labels on buttons ("Cancel appointment?"). */
const everydayLabels = new Set([
  'cancel',
  'end',
  'quit',
  'annulla',
  'annuler',
  'annuleren',
  '取消',
]);

/**
 * Finds stop and start words and WhatsApp's own stop setting. A stop word stops everything; the
 * setting is about marketing only. Resuming undoes an opt-out and never grants what was not given before.
 */
export function recogniseConsent(updates: readonly WebhookUpdate[]): SpokenConsent[] {
  return updates.flatMap((update): SpokenConsent[] => {
    if (update.kind === 'user_preference') {
      if (update.value === 'signup') return [];
      return [
        {
          person: { waId: update.waId, userId: update.userId, name: null },
          state: update.value === 'stop' ? 'out' : 'in',
          purposes: ['marketing'],
          proof: `user_preferences: ${update.value}`,
          at: update.at,
          inboundId: null,
        },
      ];
    }
    if (update.kind !== 'inbound' || update.text === null || update.groupId !== null) return [];
    if (update.type !== 'text' && update.type !== 'button' && update.type !== 'interactive')
      return [];
    const keyword = recogniseKeyword(update.text);
    if (keyword === null) return [];
    if (update.type !== 'text' && everydayLabels.has(update.text.trim().toLowerCase())) return [];
    return [
      {
        person: { waId: update.from, userId: update.userId, name: update.profileName },
        state: keyword === 'stop' ? 'out' : 'in',
        purposes: ['marketing', 'service'],
        proof: update.text.slice(0, 100),
        at: update.at,
        inboundId: update.id,
      },
    ];
  });
}

/** Whether a body can hold anything that `recogniseConsent` looks for: most hold statuses only. */
export function mayHoldConsent(body: string): boolean {
  return /"(messages|user_preferences)"\s*:\s*\[/.test(body);
}
