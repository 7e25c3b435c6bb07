import { frameFields, sentFrame } from './frame.ts';
import type { ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import type { ResponsePlan, WordsOf } from './response-plan.ts';

/** One button that opens a web page. */
export function planLink(content: ResponseOf<'link'>): ResponsePlan {
  return {
    fields: [...frameFields(content), ...linkFields(content, '', '')],
    send: (wordsOf) => ({
      type: 'interactive',
      interactive: {
        type: 'cta_url',
        ...sentFrame(content, wordsOf),
        action: sentLink(wordsOf, ''),
      },
    }),
  };
}

/** The words and the address of a link button; `prefix` is the path of the card it stands on. */
export function linkFields(
  { button, url }: { button: string; url: string },
  prefix: string,
  whose: string,
): ResponseField[] {
  return [
    {
      path: `${prefix}button`,
      text: button,
      label: `The button${whose}`,
      max: responseLimits.linkButton,
      required: true,
    },
    {
      path: `${prefix}url`,
      text: url,
      label: `The link${whose}`,
      max: responseLimits.link,
      required: true,
      shape: 'link',
    },
  ];
}

export function sentLink(
  wordsOf: WordsOf,
  prefix: string,
): { name: 'cta_url'; parameters: { display_text: string; url: string } } {
  return {
    name: 'cta_url',
    parameters: { display_text: wordsOf(`${prefix}button`), url: wordsOf(`${prefix}url`) },
  };
}
