import { planResponse } from '../messages/responses/plan-response.ts';
import { fieldProblem, type ResponseField } from '../messages/responses/response-field.ts';
import type { RenderProblemCode } from '../messages/render-problem.ts';
import { unguardedVariables } from '../personalisation/compile-runs.ts';
import { checkLiquid, isPersonalised, liquidVariables } from '../personalisation/liquid.ts';
import type { ResponseContent, ResponseLanguageContent } from './response.ts';

/** What can be wrong with a free-form message as it is written. */
export type ResponseProblemCode =
  | RenderProblemCode
  | 'language_unavailable'
  | 'liquid_invalid'
  | 'variable_unknown'
  | 'fallback_missing';

/** Something an author has to fix in a free-form message before it can be sent. */
export interface ResponseProblem {
  field: string;
  code: ResponseProblemCode;
  text: string;
}

/**
 * Checks a free-form message in each of its languages: counts, texts that are the same for everybody, and
 * what is personalised in the others.
 *
 * @param isKnown Whether a variable has data here; undefined leaves variables unchecked.
 */
export function validateResponse(
  content: ResponseContent,
  isKnown?: (variable: string) => boolean,
): ResponseProblem[] {
  const problems: ResponseProblem[] = [];
  if (!(content.defaultLanguage in content.byLanguage)) {
    problems.push({
      field: 'content.response.defaultLanguage',
      code: 'language_unavailable',
      text: `Nothing is written in ${content.defaultLanguage}, the default language. Add it or choose another default.`,
    });
  }
  for (const [language, written] of Object.entries(content.byLanguage)) {
    const prefix = `content.response.byLanguage.${language}`;
    for (const problem of languageProblems(written, isKnown)) {
      problems.push({ ...problem, field: `${prefix}.${problem.field}` });
    }
  }
  return problems;
}

function languageProblems(
  content: ResponseLanguageContent,
  isKnown: ((variable: string) => boolean) | undefined,
): ResponseProblem[] {
  const plan = planResponse(content);
  const texts = new Map(plan.fields.map(({ path, text }) => [path, text.trim()]));
  const wordsOf = (path: string) => {
    const text = texts.get(path) ?? '';
    return isPersonalised(text) ? null : text;
  };
  return [
    ...plan.fields.flatMap((field) => fieldProblems(field, isKnown)),
    ...(plan.rules?.(wordsOf) ?? []).map(({ path, code, text }) => ({ field: path, code, text })),
  ];
}

function fieldProblems(
  field: ResponseField,
  isKnown: ((variable: string) => boolean) | undefined,
): ResponseProblem[] {
  const { path, label } = field;
  const text = field.text.trim();
  if (!isPersonalised(text)) {
    const problem = fieldProblem(field, text);
    return problem === null ? [] : [{ field: path, code: problem.code, text: problem.text }];
  }
  const broken = checkLiquid(text);
  if (broken !== null) {
    return [{ field: path, code: 'liquid_invalid', text: `${label}: ${broken.text}` }];
  }
  const unknown = liquidVariables(text).filter((name) => isKnown !== undefined && !isKnown(name));
  const unguarded = field.required ? unguardedVariables(text) : [];
  return [
    ...unknown.map((name) => ({
      field: path,
      code: 'variable_unknown' as const,
      text: `${label} uses “${name}”, which has no data here. Choose another variable.`,
    })),
    ...unguarded.slice(0, 1).map((name) => ({
      field: path,
      code: 'fallback_missing' as const,
      text: `${label} needs a fallback for people who have no value for “${name}”.`,
    })),
  ];
}
