import type { ResponseOf } from './response-of.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponsePlan } from './response-plan.ts';

/** Plain words. */
export function planText(content: ResponseOf<'text'>): ResponsePlan {
  return {
    fields: [
      {
        path: 'body',
        text: content.body,
        label: 'The text',
        max: responseLimits.text,
        required: true,
      },
    ],
    send: (wordsOf) => ({
      type: 'text',
      text: { body: wordsOf('body'), ...(content.linkPreview ? { preview_url: true } : {}) },
    }),
  };
}
