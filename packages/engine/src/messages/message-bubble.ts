import { bubbleFromSend, templateSchema, type Bubble } from '@waypost/whatsapp';
import { z } from 'zod';

import { contentOf } from '../dispatch/content-of.ts';
import type { ListedMessage } from './listed-message.ts';

/** The words in a message as Meta's webhook brings it. */
const receivedSchema = z.looseObject({
  type: z.string().optional(),
  text: z.union([z.string(), z.looseObject({ body: z.string() })]).optional(),
  button: z.looseObject({ text: z.string() }).optional(),
  interactive: z
    .looseObject({
      button_reply: z.looseObject({ title: z.string() }).optional(),
      list_reply: z.looseObject({ title: z.string() }).optional(),
    })
    .optional(),
  image: z.looseObject({ caption: z.string().optional() }).optional(),
  video: z.looseObject({ caption: z.string().optional() }).optional(),
  document: z.looseObject({ caption: z.string().optional() }).optional(),
});

/** What a received message says, empty for what has no words. */
export function receivedText(payload: unknown): string {
  const received = receivedSchema.safeParse(payload).data;
  if (received === undefined) return '';
  const { text, button, interactive } = received;
  return (
    (typeof text === 'string' ? text : text?.body) ??
    button?.text ??
    interactive?.button_reply?.title ??
    interactive?.list_reply?.title ??
    received.image?.caption ??
    received.video?.caption ??
    received.document?.caption ??
    ''
  );
}

/** A stored message as WhatsApp draws it; null when its content or its template is not known any more. */
export function messageBubble(message: ListedMessage): Bubble | null {
  if (message.direction === 'in') {
    return textBubble(receivedText(message.payload));
  }
  const content = contentOf(message.payload);
  if (content === null) return null;
  if (content.type === 'text') return textBubble(content.text.body);
  const template = templateSchema.safeParse(message.template);
  return template.success ? bubbleFromSend(template.data, content.template) : null;
}

function textBubble(text: string): Bubble {
  return { body: text === '' ? [] : [{ text, source: 'value' }], buttons: [] };
}
