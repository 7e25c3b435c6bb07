import type { Bubble } from '../bubble.ts';
import { drawResponse, sentWords } from './draw-response.ts';
import { responseSendSchema } from './response-send.ts';

/**
 * Draws a free-form message that was sent, from its stored payload; null when it is none.
 * @param lastMessage The first words of the message it quoted, when it quoted one.
 */
export function bubbleFromResponse(payload: unknown, lastMessage = ''): Bubble | null {
  const sent = responseSendSchema.safeParse(payload).data;
  if (sent === undefined) return null;
  const bubble = drawResponse(sent, sentWords);
  if (sent.type !== 'reaction' && sent.quote === true) {
    bubble.quoted = { own: true, text: lastMessage };
  }
  return bubble;
}
