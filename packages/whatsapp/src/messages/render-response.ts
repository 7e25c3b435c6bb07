import { compileText } from '../personalisation/compile-value.ts';
import type { PersonalisationData } from '../personalisation/data.ts';
import type { Bubble } from './bubble.ts';
import type { RenderProblem } from './render-problem.ts';
import type { TextSend } from './template-send.ts';

/** Characters of a text message. */
export const responseTextLimit = 4096;

/** A free-form text rendered for one person. */
export interface RenderedResponse {
  bubble: Bubble;
  /** The `text` object of the Cloud API body. */
  payload: TextSend;
  problems: RenderProblem[];
}

/** Prepares a response's text for many people. */
export function compileResponse(content: {
  body: string;
}): (data: PersonalisationData) => RenderedResponse {
  const render = compileText(content.body);
  return (data) => {
    const { text, error } = render(data);
    const problems: RenderProblem[] = [];
    if (error !== undefined) {
      problems.push({ component: 'body', code: 'liquid_failed', text: error });
    } else if (text === '') {
      problems.push({ component: 'body', code: 'text_empty', text: 'The message has no text.' });
    }
    if (text.length > responseTextLimit) {
      problems.push({
        component: 'body',
        code: 'too_long',
        text: `The message is ${text.length} characters long; at most ${responseTextLimit} fit.`,
      });
    }
    return {
      bubble: { body: text === '' ? [] : [{ text, source: 'value' }], buttons: [] },
      payload: { body: text },
      problems,
    };
  };
}

/** Renders a response for one person. */
export function renderResponse(input: {
  content: { body: string };
  data: PersonalisationData;
}): RenderedResponse {
  return compileResponse(input.content)(input.data);
}
