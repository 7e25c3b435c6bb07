import { frameFields, sentFrame } from './frame.ts';
import type { FieldProblem, ResponseField } from './response-field.ts';
import { responseLimits } from './response-limits.ts';
import type { ResponseOf } from './response-of.ts';
import { found, repeatedProblems, type ResponsePlan, type WordsOf } from './response-plan.ts';

type FlowContent = ResponseOf<'flow'>;

/** A button that opens a form inside WhatsApp. */
export function planFlow(content: FlowContent): ResponsePlan {
  return {
    fields: [...frameFields(content), ...flowFields(content)],
    rules: (wordsOf) => flowProblems(content, wordsOf),
    send: (wordsOf) => ({
      type: 'interactive',
      interactive: {
        type: 'flow',
        ...sentFrame(content, wordsOf),
        action: {
          name: 'flow',
          parameters: {
            flow_message_version: '3',
            flow_id: wordsOf('flowId'),
            flow_cta: wordsOf('button'),
            mode: content.isDraft ? 'draft' : 'published',
            ...flowToken(wordsOf('token')),
            ...firstScreen(content, wordsOf),
          },
        },
      },
    }),
  };
}

function flowFields(content: FlowContent): ResponseField[] {
  const max = responseLimits.identifier;
  return [
    { path: 'flowId', text: content.flowId, label: 'The Flow', max, required: true },
    {
      path: 'button',
      text: content.button,
      label: 'The button',
      max: responseLimits.flowButton,
      required: true,
    },
    { path: 'token', text: content.token, label: 'The name of its answers', max, required: false },
    { path: 'screen', text: content.screen, label: 'The first screen', max, required: false },
    ...content.data.flatMap(({ name, value }, place): ResponseField[] => [
      {
        path: `data.${place}.name`,
        text: name,
        label: `The name of value ${place + 1}`,
        max,
        required: true,
      },
      {
        path: `data.${place}.value`,
        text: value,
        label: `Value ${place + 1}`,
        max: responseLimits.flowValue,
        required: true,
      },
    ]),
  ];
}

function flowProblems(
  content: FlowContent,
  wordsOf: (path: string) => string | null,
): FieldProblem[] {
  const names = content.data.map((_, place) => `data.${place}.name`);
  return [
    ...found(
      names.length > 0 && wordsOf('screen') === ''
        ? {
            path: 'screen',
            code: 'screen_missing',
            text: 'Values are handed to a screen. Name the Flow’s first screen, or remove the values.',
          }
        : null,
    ),
    ...repeatedProblems(names, wordsOf, 'values'),
  ];
}

function flowToken(token: string | null) {
  return token === null || token === '' ? {} : { flow_token: token };
}

/** Without a screen of ours the Flow's own endpoint chooses one. Meta refuses an empty `data`. */
function firstScreen(content: FlowContent, wordsOf: WordsOf) {
  const screen = wordsOf('screen');
  if (screen === '') return { flow_action: 'data_exchange' as const };
  const data = Object.fromEntries(
    content.data.map((_, place) => [wordsOf(`data.${place}.name`), wordsOf(`data.${place}.value`)]),
  );
  return {
    flow_action: 'navigate' as const,
    flow_action_payload: { screen, ...(content.data.length > 0 ? { data } : {}) },
  };
}
