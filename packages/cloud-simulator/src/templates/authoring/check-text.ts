import { piecesOf, variablesOf } from '../template-parts.ts';
import type { DefinedExample } from './definition.ts';
import { missing, refusal, subcodes, tooLong } from './refusal.ts';

export type ParameterFormat = 'POSITIONAL' | 'NAMED';

const withoutSpaces = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Words of a text, its variables left out. Writing without spaces: each letter stands for a word. */
function countWords(text: string): number {
  const own = piecesOf(text)
    .map((piece) => ('words' in piece ? piece.words : ' '))
    .join(' ')
    .replace(withoutSpaces, ' $& ');
  return own.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
}

function checkNames(where: 'header' | 'body', text: string, format: ParameterFormat): void {
  const wrong = (message: string) =>
    refusal('Message template has invalid variables', `${where}: ${message}`, subcodes[where]);
  if (/\{\{\s*\}\}|\{\{[^}]*\{\{|\{\{\s*[^\w\s][^}]*\}\}/.test(text)) {
    throw wrong('a variable has no valid name.');
  }
  const names = variablesOf(text);
  if (format === 'NAMED') {
    const bad = names.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
    if (bad !== undefined) {
      throw wrong(`variable ${bad}: names have lower-case letters, digits and underscores.`);
    }
    return;
  }
  if (names.some((name, place) => name !== String(place + 1))) {
    throw wrong(`variables must be numbered from {{1}} without gaps; found ${names.join(', ')}.`);
  }
}

/**
 * What header and body texts have in common. Throws the documented refusals: too long, variables of the
 * wrong form.
 */
export function checkWords(
  where: 'header' | 'body',
  text: string,
  rules: { limit: number; format: ParameterFormat },
): void {
  if (text.length > rules.limit) throw tooLong(where, rules.limit);
  checkNames(where, text, rules.format);
}

/** Where a body's variables may stand, and how many there may be for its length. */
export function checkPlaces(text: string): void {
  const trimmed = text.trim();
  const pieces = piecesOf(trimmed);
  const first = pieces[0];
  const last = pieces.at(-1);
  if ((first && 'variable' in first) || (last && 'variable' in last)) {
    throw refusal(
      'Leading or trailing params are not allowed',
      'Variables can’t be at the start or end of the template.',
      subcodes.atAnEnd,
    );
  }
  const adjacent = pieces.some((piece, place) => {
    const next = pieces[place + 1];
    const after = pieces[place + 2];
    if (!('variable' in piece) || !next) return false;
    return 'variable' in next || (next.words.trim() === '' && after !== undefined);
  });
  if (adjacent) {
    throw refusal(
      'Message template body is not correct',
      'Variables must have words between them.',
      subcodes.body,
    );
  }
  const variables = pieces.filter((piece) => 'variable' in piece).length;
  if (variables > 0 && countWords(trimmed) < 2 * variables + 1) {
    throw refusal(
      'This template has too many variables for its length',
      'Reduce the number of variables or increase the message length.',
      subcodes.fewWords,
    );
  }
}

/** Every variable of a text needs an example; returns nothing when there are as many as needed. */
export function checkExamples(
  where: 'header' | 'body',
  text: string,
  format: ParameterFormat,
  example: DefinedExample | undefined,
): void {
  const names = variablesOf(text);
  if (names.length === 0) return;
  const component = where.toUpperCase();
  if (format === 'NAMED') {
    const field = where === 'header' ? 'header_text_named_params' : 'body_text_named_params';
    const given = example?.[field] ?? [];
    const complete = names.every((name) =>
      given.some((one) => one.param_name === name && one.example.trim() !== ''),
    );
    if (!complete) throw missing(component, `example.${field}`);
    return;
  }
  const given = where === 'header' ? example?.header_text : example?.body_text?.[0];
  if (
    given === undefined ||
    given.length !== names.length ||
    given.some((one) => one.trim() === '')
  ) {
    throw missing(component, `example.${where}_text`);
  }
}
