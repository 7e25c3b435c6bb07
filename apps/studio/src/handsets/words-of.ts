import { bubbleText, type Bubble } from '@waypost/whatsapp';

/** A message's words in short: of a medium its file name, of a reaction its emoji. */
export function wordsOf(bubble: Bubble): string {
  const text = bubbleText(bubble);
  if (text !== '') return text;
  if (bubble.emojiReaction !== undefined) return bubble.emojiReaction;
  const { header } = bubble;
  if (header === undefined) return '';
  if ('filename' in header) return header.filename ?? '';
  return 'name' in header ? (header.name ?? '') : '';
}
