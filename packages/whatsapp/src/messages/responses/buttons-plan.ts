import { quickReplyPayload } from '../template-send.ts';
import { frameFields, sentFrame } from './frame.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import { countProblem, found, repeatedProblems, type ResponsePlan } from './response-plan.ts';

/** Up to three buttons whose words come back as an answer. */
export function planButtons(content: ResponseOf<'buttons'>): ResponsePlan {
  const paths = content.buttons.map((_, index) => `buttons.${index}`);
  return {
    fields: [
      ...frameFields(content),
      ...content.buttons.map((text, index) => ({
        path: `buttons.${index}`,
        text,
        label: `Button ${index + 1}`,
        max: responseLimits.replyTitle,
        required: true,
      })),
    ],
    rules: (wordsOf) => [
      ...found(
        countProblem('buttons', paths.length, {
          least: 1,
          most: responseLimits.replyButtons,
          parts: 'buttons',
        }),
      ),
      ...repeatedProblems(paths, wordsOf, 'buttons'),
    ],
    send: (wordsOf) => ({
      type: 'interactive',
      interactive: {
        type: 'button',
        ...sentFrame(content, wordsOf),
        action: {
          buttons: paths.map((path, index) => ({
            type: 'reply',
            reply: { id: quickReplyPayload(index), title: wordsOf(path) },
          })),
        },
      },
    }),
  };
}
