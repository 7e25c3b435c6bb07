import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import type { ResponsePlan } from './response-plan.ts';

/** An emoji on the person's latest message. */
export function planEmojiReaction(content: ResponseOf<'emojiReaction'>): ResponsePlan {
  return {
    fields: [
      {
        path: 'emoji',
        text: content.emoji,
        label: 'The emoji',
        max: responseLimits.emoji,
        required: true,
        shape: 'emoji',
      },
    ],
    send: (wordsOf) => ({ type: 'reaction', reaction: { emoji: wordsOf('emoji') } }),
  };
}
