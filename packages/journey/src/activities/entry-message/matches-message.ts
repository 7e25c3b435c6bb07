import { foldText } from '../../rules/fold-text.ts';
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
    case 'keyword': {
      if (message.text === null) return false;
      const said = plain(message.text);
      return match.words.some((word) => {
        const wanted = plain(word);
        if (wanted === '') return false;
        return match.where === 'message' ? said === wanted : holdsWords(said, wanted);
      });
    }
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

function plain(text: string): string {
  const withoutMarks = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return foldText(withoutMarks.trim().replace(/\s+/g, ' '));
}

/** Whole words, so that "art" is not found in "start"; scripts without spaces match anywhere. */
function holdsWords(said: string, wanted: string): boolean {
  const isWordCharacter = /[\p{L}\p{N}]/u;
  const hasSpaces = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(
    wanted,
  );
  for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + 1)) {
    if (!hasSpaces) return true;
    const before = said.slice(0, at).at(-1) ?? '';
    const after = said.charAt(at + wanted.length);
    if (!isWordCharacter.test(before) && !isWordCharacter.test(after)) return true;
  }
  return false;
}

function isOneOf(labels: readonly string[], label: string): boolean {
  return labels.length === 0 || labels.some((wanted) => plain(wanted) === plain(label));
}

function isListed(ids: readonly string[], id: string): boolean {
  return ids.length === 0 || ids.includes(id);
}
