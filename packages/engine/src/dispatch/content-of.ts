import type { TemplateSend, TextSend } from '@waypost/whatsapp';
import { z } from 'zod';

/** The part of a send that was rendered when its message was written. */
const contentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('template'),
    template: z.custom<TemplateSend>(
      (value) =>
        typeof value === 'object' && value !== null && 'name' in value && 'language' in value,
    ),
  }),
  z.object({
    type: z.literal('text'),
    text: z.custom<TextSend>(
      (value) => typeof value === 'object' && value !== null && 'body' in value,
    ),
  }),
]);

export type MessageContent = z.infer<typeof contentSchema>;

/** The rendered content of a message's payload; null when it holds none. */
export function contentOf(payload: unknown): MessageContent | null {
  return contentSchema.safeParse(payload).data ?? null;
}
