import type { InboundUpdate, WebhookUpdate } from '@waypost/whatsapp/cloud-api';

import type { ConsentPurpose } from '../database/schema.ts';
import { groupOf, type KeywordGroup, type SaidWords } from '../keywords/keyword-group.ts';
import type { Contact } from './create-contacts.ts';

/** A person said, in a webhook, that they want messages no more, or again. */
export interface SpokenConsent {
  person: Contact;
  state: 'in' | 'out';
  /** What it is about. */
  purposes: readonly ConsentPurpose[];
  /** Of those, what is given even if it was never taken back: the words say so. */
  grants: readonly ConsentPurpose[];
  /** The words and the message that held them, or what Meta reported. */
  proof: string;
  /** ms since the epoch, by Meta's whole-second clock. */
  at: number;
  /** wamid of the message; null for a setting in WhatsApp. */
  inboundId: string | null;
}

const everything: readonly ConsentPurpose[] = ['marketing', 'service'];

/** Where the words of a message could be those of a keyword group; null for messages that say nothing. */
export function saidWords(update: InboundUpdate, senderId: string): SaidWords | null {
  if (update.groupId !== null || update.text === null) return null;
  const { type } = update;
  if (type !== 'text' && type !== 'button' && type !== 'interactive') return null;
  return { text: update.text, senderId, isTap: type !== 'text' };
}

/**
 * Finds stop and start words and WhatsApp's own stop setting. A stop word stops what its group says; the
 * setting is about marketing only. Resuming undoes an opt-out; it grants what was not given before only
 * where the group says so.
 *
 * @param senderOf the sender an update came to
 */
export function recogniseConsent(
  updates: readonly WebhookUpdate[],
  groups: readonly KeywordGroup[],
  senderOf: (update: WebhookUpdate) => string,
): SpokenConsent[] {
  return updates.flatMap((update): SpokenConsent[] => {
    if (update.kind === 'user_preference') {
      if (update.value === 'signup') return [];
      return [
        {
          person: { waId: update.waId, userId: update.userId, name: null },
          state: update.value === 'stop' ? 'out' : 'in',
          purposes: ['marketing'],
          grants: [],
          proof: `user_preferences: ${update.value}`,
          at: update.at,
          inboundId: null,
        },
      ];
    }
    if (update.kind !== 'inbound') return [];
    const said = saidWords(update, senderOf(update));
    const group = said === null ? null : groupOf(groups, said);
    if (group?.kind !== 'opt_out' && group?.kind !== 'opt_in') return [];
    const isStop = group.kind === 'opt_out';
    return [
      {
        person: {
          waId: update.from,
          userId: update.userId,
          name: update.profileName,
          parentUserId: update.parentUserId,
          username: update.username,
        },
        state: isStop ? 'out' : 'in',
        purposes: isStop ? group.purposes : everything,
        grants: isStop ? [] : group.purposes,
        proof: `“${(update.text ?? '').slice(0, 100)}” (${update.id})`,
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

/**
 * Whether a body tells of statuses and of nothing else. It decides only beside what a webhook is worked off, so it
 * looks no closer than `mayHoldConsent` does.
 */
export function holdsStatusesOnly(body: string): boolean {
  return (
    /"statuses"\s*:\s*\[/.test(body) &&
    !mayHoldConsent(body) &&
    !/"field"\s*:\s*"(?!messages")/.test(body)
  );
}
