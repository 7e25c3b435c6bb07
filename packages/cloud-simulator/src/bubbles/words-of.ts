import type { Bubble, BubbleHeader } from '@waypost/whatsapp';

function wordsOfHeader(header: BubbleHeader): string {
  switch (header.kind) {
    case 'text':
      return header.runs.map((run) => run.text).join('');
    case 'location':
      return header.name ?? `${header.latitude ?? ''}, ${header.longitude ?? ''}`;
    case 'contacts':
      return header.contacts.map(({ name }) => name).join(', ');
    case 'product':
      return header.product.name ?? header.product.retailerId;
    case 'order':
      return header.products
        .map(({ retailerId, quantity }) => `${quantity} × ${retailerId}`)
        .join(', ');
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return header.filename ?? '';
  }
}

/** A bubble's words in one line, for lists; empty for media without any. */
export function wordsOf(bubble: Bubble): string {
  const body = bubble.body.map((run) => run.text).join('');
  if (body !== '') return body;
  if (bubble.emojiReaction !== undefined) return bubble.emojiReaction;
  if (bubble.answers) return bubble.answers.map(({ value }) => value).join(', ');
  return bubble.header ? wordsOfHeader(bubble.header) : '';
}
