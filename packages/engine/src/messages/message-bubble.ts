import {
  bubbleFromInbound,
  bubbleFromResponse,
  bubbleFromSend,
  templateSchema,
  type Bubble,
  type TemplateSend,
} from '@waypost/whatsapp';
import { z } from 'zod';

import { sentContentOf } from '../dispatch/message-contents.ts';
import type { ListedMessage } from './listed-message.ts';

const templateSendSchema = z.custom<TemplateSend>(
  (value) => typeof value === 'object' && value !== null && 'name' in value && 'language' in value,
);

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
    return receivedBubble(message.payload);
  }
  const content = sentContentOf(message.payload, message.sent_as);
  if (content === null) return null;
  if (content.type !== 'template') return bubbleFromResponse(content);
  const template = templateSchema.safeParse(message.template);
  const send = templateSendSchema.safeParse(content['template']);
  return template.success && send.success ? bubbleFromSend(template.data, send.data) : null;
}

/** What Waypost keeps beside Meta's own message. */
const keptSchema = z.looseObject({
  /** Our file of its medium, once that is downloaded. */
  asset: z.string().optional(),
  /** The message as the person changed it later. */
  edited: z.looseObject({ type: z.string() }).optional(),
  text: z.unknown().optional(),
});

function receivedBubble(payload: Record<string, unknown>): Bubble {
  const kept = keptSchema.parse(payload);
  // Messages stored before every kind was kept hold their words alone.
  if (typeof kept.text === 'string') {
    return bubbleFromInbound({ type: 'text', text: { body: kept.text } });
  }
  return bubbleFromInbound(kept.edited ?? payload, { assetOf: () => kept.asset });
}
