import { plainWords, saysOneOf } from '../said-words.ts';
import type { EntryMessage } from './schema.ts';

/** An inbound message as an entry looks at it. */
export interface IncomingMessage {
  senderId: string;
  /** What the person wrote, or the words on what they tapped; null for media without a caption. */
  text: string | null;
  /** True for taps on buttons and list rows, false for what was typed. */
  isTap: boolean;
  /** The Flow's token, where a Flow was sent in; empty when it carries none. */
  flowToken: string | null;
  /** Id of the ad or post the person came from. */
  referralSourceId: string | null;
}

/** Whether a message lets its author into a journey. Case, accents and outer spaces don't count. */
export function matchesMessage(
  entry: Pick<EntryMessage, 'senderId' | 'match'>,
  message: IncomingMessage,
): boolean {
  if (entry.senderId !== null && entry.senderId !== message.senderId) return false;
  const { match } = entry;
  switch (match.kind) {
    case 'any':
      return true;
    case 'keyword':
      return message.text !== null && saysOneOf(message.text, match.words, match.where);
    case 'button':
      return message.isTap && isOneOf(match.labels, message.text ?? '');
    case 'flow':
      return message.flowToken !== null && isListed(match.tokens, message.flowToken);
    case 'referral':
      return (
        message.referralSourceId !== null && isListed(match.sourceIds, message.referralSourceId)
      );
  }
}

function isOneOf(labels: readonly string[], label: string): boolean {
  return labels.length === 0 || labels.some((wanted) => plainWords(wanted) === plainWords(label));
}

function isListed(ids: readonly string[], id: string): boolean {
  return ids.length === 0 || ids.includes(id);
}
