import {
  checkLiquid,
  compileJsonText,
  isKnownVariable,
  isPersonalised,
  liquidVariables,
} from '@waypost/whatsapp';

import type { OwnProblem, ValidationScope } from '../definition.ts';
import { knownVariables } from '../known-variables.ts';
import { isJson, originOf } from './compile-call.ts';
import { isHeaderName, isOwnHeader } from './own-headers.ts';
import { sampleData } from './sample-data.ts';
import type { AnswerField, HttpHeader, HttpRequest } from './schema.ts';

/** Everything that is wrong with the settings of a request. */
export function requestProblems(activity: HttpRequest, scope: ValidationScope): OwnProblem[] {
  return [
    ...urlProblems(activity, scope),
    ...activity.headers.flatMap((header, index) =>
      headerProblems(header, originOf(activity.url), scope).map((problem) =>
        inside(`headers.${index}`, problem),
      ),
    ),
    ...bodyProblems(activity, scope),
    ...activity.answer.flatMap((field, index) =>
      answerProblems(field, activity.answer.slice(0, index)).map((problem) =>
        inside(`answer.${index}`, problem),
      ),
    ),
  ];
}

function urlProblems({ url }: HttpRequest, scope: ValidationScope): OwnProblem[] {
  const text = url.trim();
  if (text === '') return [error('url', 'url_missing', 'Enter the address to call.')];
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(text)?.[0] ?? text;
  if (isPersonalised(host)) {
    return [
      error(
        'url',
        'url_host_personal',
        'Personal values can stand behind the host only, such as https://example.com/orders/{{ event.id }}.',
      ),
    ];
  }
  if (originOf(text) === null) {
    return [
      error(
        'url',
        'url_invalid',
        'Enter a whole address such as https://example.com/orders, without user name or password.',
      ),
    ];
  }
  return liquidProblems('url', text, scope);
}

function headerProblems(
  { name, value, secretId }: HttpHeader,
  origin: string | null,
  scope: ValidationScope,
): OwnProblem[] {
  const problems: OwnProblem[] = [];
  const trimmed = name.trim();
  if (trimmed === '') {
    problems.push(error('name', 'header_name_missing', 'Enter the name of the header.'));
  } else if (!isHeaderName(trimmed)) {
    problems.push(
      error('name', 'header_name_invalid', 'Use letters, digits and - for the name of a header.'),
    );
  } else if (isOwnHeader(trimmed)) {
    problems.push(
      error('name', 'header_name_taken', `Waypost sets "${trimmed}" itself. Remove this header.`),
    );
  }
  const secret = scope.secrets?.find(({ id }) => id === secretId);
  if (secretId !== null && scope.secrets !== undefined) {
    if (secret === undefined) {
      problems.push(
        error('secretId', 'secret_unknown', 'The chosen secret was deleted. Choose another one.'),
      );
    } else if (origin !== null && new URL(origin).host !== secret.host) {
      problems.push(
        error(
          'secretId',
          'secret_other_host',
          `This secret may be sent to ${secret.host} only. Choose another one.`,
        ),
      );
    }
  }
  if (secretId === null && value.trim() === '') {
    problems.push(error('value', 'header_value_missing', 'Enter a value or choose a secret.'));
  }
  return [...problems, ...liquidProblems('value', value, scope)];
}

function bodyProblems(activity: HttpRequest, scope: ValidationScope): OwnProblem[] {
  const { body, method } = activity;
  if (body.kind === 'none') return [];
  if (method === 'GET') {
    return [error('body.kind', 'body_on_get', 'GET has no body. Choose another method, or none.')];
  }
  if (body.kind === 'form') {
    return body.form.flatMap(({ name, value }, index) => [
      ...(name.trim() === ''
        ? [error(`body.form.${index}.name`, 'form_name_missing', 'Enter the name of the field.')]
        : []),
      ...liquidProblems(`body.form.${index}.value`, value, scope),
    ]);
  }
  if (body.json.trim() === '') {
    return [error('body.json', 'body_missing', 'Enter the body, or choose none.')];
  }
  const wrong = liquidProblems('body.json', body.json, scope);
  if (wrong.length > 0) return wrong;
  const filled = compileJsonText(body.json)(sampleData(body.json, scope));
  if (filled.error === undefined && isJson(filled.text)) return [];
  return [
    error(
      'body.json',
      'body_not_json',
      'With sample values filled in this is no JSON. Check commas and brackets, and put texts in quotes.',
    ),
  ];
}

function answerProblems(
  { name, path }: AnswerField,
  earlier: readonly AnswerField[],
): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    problems.push(
      error(
        'name',
        'answer_name_invalid',
        'Name the field: start with a letter; use letters, digits and _.',
      ),
    );
  } else if (name === 'status' || earlier.some((other) => other.name === name)) {
    problems.push(error('name', 'answer_name_taken', `"${name}" is taken. Choose another name.`));
  }
  if (!/^[^.\s]+(\.[^.\s]+)*$/.test(path)) {
    problems.push(
      error('path', 'answer_path_invalid', 'Enter where it stands, such as order.items.0.price.'),
    );
  }
  return problems;
}

function liquidProblems(field: string, text: string, scope: ValidationScope): OwnProblem[] {
  if (!isPersonalised(text)) return [];
  const broken = checkLiquid(text);
  if (broken !== null) return [error(field, 'value_liquid_invalid', broken.text)];
  const known = knownVariables(scope);
  if (known === undefined) return [];
  return liquidVariables(text)
    .filter((variable) => !isKnownVariable(variable, known))
    .map((variable) =>
      error(
        field,
        'value_variable_unknown',
        `“${variable}” has no data here. Choose another personal value.`,
      ),
    );
}

function error(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}

function inside(path: string, problem: OwnProblem): OwnProblem {
  return { ...problem, field: `${path}.${problem.field}` };
}
