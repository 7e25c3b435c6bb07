import type { ResponseLanguageContent } from '../content/response.ts';
import { compileRuns, type RenderedRuns } from '../personalisation/compile-runs.ts';
import type { PersonalisationData } from '../personalisation/data.ts';
import { isPersonalised } from '../personalisation/liquid.ts';
import type { Bubble } from './bubble.ts';
import type { RenderProblem } from './render-problem.ts';
import { type DrawnWords, drawResponse, sentWords } from './responses/draw-response.ts';
import { planResponse } from './responses/plan-response.ts';
import { type FieldProblem, fieldProblem, type ResponseField } from './responses/response-field.ts';
import type { ResponseSend } from './responses/response-send.ts';

/** A free-form message made for one person: what is drawn and what is sent, from the same words. */
export interface RenderedResponse {
  bubble: Bubble;
  /** Not to be sent while `missing` or `problems` hold anything. */
  payload: ResponseSend;
  /** Paths of fields that use a variable which this person has no value for. */
  missing: string[];
  problems: RenderProblem[];
}

export interface ResponseOptions {
  /** The first words of the person's latest message, for a message that quotes it. */
  lastMessage?: string | undefined;
}

export type CompiledResponse = (
  data: PersonalisationData,
  options?: ResponseOptions,
) => RenderedResponse;

/** Renders a response for one person. For many people compile it once with `compileResponse`. */
export function renderResponse(input: {
  content: ResponseLanguageContent;
  data: PersonalisationData;
  lastMessage?: string | undefined;
}): RenderedResponse {
  return compileResponse(input.content)(input.data, { lastMessage: input.lastMessage });
}

/**
 * Prepares a response for many people: Liquid is parsed here, once. Preview and sending both go through
 * this function, and the bubble is drawn from what is sent. Whatever Meta would refuse is a problem.
 */
export function compileResponse(content: ResponseLanguageContent): CompiledResponse {
  const plan = planResponse(content);
  const fields = plan.fields.map((field) => ({ field, render: compileRuns(field.text) }));
  const isQuoting = content.kind !== 'emojiReaction' && content.quote;

  return (data, options = {}) => {
    const rendered = new Map<string, RenderedRuns>();
    const missing: string[] = [];
    const problems: RenderProblem[] = [];
    for (const { field, render } of fields) {
      const words = render(data);
      rendered.set(field.path, words);
      const isLeftOut = !field.required && words.text === '';
      if (words.missing.length > 0 && !isLeftOut) missing.push(field.path);
      else problems.push(...wordsProblems(field, words));
    }
    const wordsOf = (path: string) => rendered.get(path)?.text ?? '';
    problems.push(...(plan.rules?.(wordsOf) ?? []).map(asRenderProblem));

    const message = plan.send(wordsOf);
    const bubble = drawResponse(message, personalWords(rendered));
    if (!isQuoting || message.type === 'reaction') {
      return { bubble, payload: message, missing, problems };
    }
    bubble.quoted = { own: true, text: options.lastMessage ?? '' };
    return { bubble, payload: { ...message, quote: true }, missing, problems };
  };
}

function wordsProblems(field: ResponseField, words: RenderedRuns): RenderProblem[] {
  if (words.error !== undefined) {
    return [asRenderProblem({ path: field.path, code: 'liquid_failed', text: words.error })];
  }
  const problem = fieldProblem(field, words.text);
  if (problem === null) return [];
  if (problem.code === 'text_empty' && isPersonalised(field.text)) {
    const text = `${field.label} is empty for this person.`;
    return [asRenderProblem({ ...problem, text })];
  }
  return [asRenderProblem(problem)];
}

function asRenderProblem({ path, code, text }: FieldProblem): RenderProblem {
  return { slot: path, component: componentOf(path), code, text };
}

function componentOf(path: string): RenderProblem['component'] {
  if (path.startsWith('header')) return 'header';
  return path.startsWith('button') ? 'button' : 'body';
}

/** Words with what is known of them; fields that were left out have none. */
function personalWords(rendered: ReadonlyMap<string, RenderedRuns>): DrawnWords {
  return {
    runs: (path, sent) => {
      const runs = rendered.get(path)?.runs ?? [];
      return runs.length === 0 ? sentWords.runs(path, sent) : runs;
    },
    label: (path, sent) => {
      const runs = rendered.get(path)?.runs ?? [];
      return runs.length === 0 ? sent : runs.map(({ text }) => text).join('');
    },
  };
}
