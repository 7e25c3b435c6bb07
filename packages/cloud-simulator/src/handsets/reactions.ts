import { z } from 'zod';

import type { KeptMessage } from '../messages/message-book.ts';

const reactionSchema = z.looseObject({ message_id: z.string(), emoji: z.string().default('') });

/** The message a reaction stands on; null for messages that are no reactions. */
export function targetOf(message: KeptMessage): string | null {
  if (message.kind !== 'reaction') return null;
  return reactionSchema.parse(JSON.parse(message.content)).message_id;
}

export interface Reactions {
  /** Emojis on a message, `own` those of the phone's owner. */
  on: (messageId: string) => { emoji: string; own: boolean }[];
  /** Whether a reaction still stands: it was neither replaced nor taken back. */
  holds: (reaction: KeptMessage) => boolean;
}

/** Emoji reactions among some messages: one per side and message, the newest counts. */
export function reactionsOn(messages: readonly KeptMessage[]): Reactions {
  const newest = new Map<string, { seq: number; target: string; emoji: string; own: boolean }>();
  for (const message of messages) {
    if (message.kind !== 'reaction') continue;
    const { message_id: target, emoji } = reactionSchema.parse(JSON.parse(message.content));
    const own = message.fromPerson;
    newest.set(`${own} ${target}`, { seq: message.seq, target, emoji, own });
  }
  const standing = [...newest.values()].filter(({ emoji }) => emoji !== '');
  const byTarget = Map.groupBy(standing, ({ target }) => target);
  const held = new Set(standing.map(({ seq }) => seq));
  return {
    on: (messageId) => (byTarget.get(messageId) ?? []).map(({ emoji, own }) => ({ emoji, own })),
    holds: (reaction) => held.has(reaction.seq),
  };
}
