import { z } from 'zod';

import type { KeptMessage } from '../messages/message-book.ts';

const editSchema = z.looseObject({
  original_message_id: z.string(),
  message: z.looseObject({ text: z.looseObject({ body: z.string() }) }),
});
const revokeSchema = z.looseObject({ original_message_id: z.string() });

export interface Changes {
  /** Whether the person took the message back. */
  isRevoked: (message: KeptMessage) => boolean;
  /** The message with the words it has now. */
  latest: (message: KeptMessage) => KeptMessage;
}

/** What a person changed about earlier messages, among some messages in their order. */
export function changesOf(messages: readonly KeptMessage[]): Changes {
  const revoked = new Set<string>();
  const edited = new Map<string, string>();
  for (const { kind, content } of messages) {
    if (kind === 'revoke') revoked.add(revokeSchema.parse(JSON.parse(content)).original_message_id);
    if (kind !== 'edit') continue;
    const { original_message_id, message } = editSchema.parse(JSON.parse(content));
    edited.set(original_message_id, message.text.body);
  }
  return {
    isRevoked: (message) => revoked.has(message.id),
    latest(message) {
      const body = edited.get(message.id);
      return body === undefined ? message : { ...message, content: JSON.stringify({ body }) };
    },
  };
}
