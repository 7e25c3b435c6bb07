import { GraphError } from '../graph/graph-error.ts';
import type { Parameter } from './send-schema.ts';
import { piecesOf, variablesOf } from './template-parts.ts';

/** What a text parameter puts into the text; undefined when it is no text parameter. */
function parameterText(parameter: Parameter): string | undefined {
  switch (parameter.type.toLowerCase()) {
    case 'text':
      return parameter.text;
    case 'currency':
      return parameter.currency?.fallback_value;
    case 'date_time':
      return parameter.date_time?.fallback_value;
    default:
      return undefined;
  }
}

/** Text by variable name, by which a template's text is filled. */
export function valuesByVariable(
  variables: string[],
  parameters: Parameter[],
  named: boolean,
): Map<string, string> {
  const values = new Map<string, string>();
  for (const [place, parameter] of parameters.entries()) {
    const variable = named ? parameter.parameter_name : variables[place];
    const value = parameterText(parameter);
    if (variable !== undefined && value !== undefined) values.set(variable, value);
  }
  return values;
}

/** Throws 132000 when a part got another number of parameters than it takes. */
export function checkCount(where: string, sent: number, expected: number): void {
  if (sent === expected) return;
  throw new GraphError(
    132000,
    `${where}: number of localizable_params (${sent}) does not match the expected number of params (${expected})`,
  );
}

function checkName(where: string, parameter: Parameter, place: number, variables: string[]): void {
  if (parameter.parameter_name === undefined || parameter.parameter_name === '') {
    throw new GraphError(100, `${where}: Parameter name is missing or empty at index ${place}`);
  }
  if (!variables.includes(parameter.parameter_name)) {
    throw new GraphError(
      132000,
      `${where}: parameter ${parameter.parameter_name} does not exist in the template; expected ${variables.join(', ')}`,
    );
  }
}

function checkValue(where: string, parameter: Parameter): void {
  const kind = parameter.type.toLowerCase();
  if (kind !== 'text' && kind !== 'currency' && kind !== 'date_time') {
    throw new GraphError(
      132012,
      `${where}: Format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`,
    );
  }
  const value = parameterText(parameter);
  if (value === undefined || value === '') {
    throw new GraphError(131008, `Parameter of type ${kind} is missing ${kind} value`);
  }
  if (/[\n\r\t]| {5,}/.test(value)) {
    throw new GraphError(
      132018,
      'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
    );
  }
}

/**
 * Checks the values of a text. `most` is the number of characters it may have once it is filled.
 * Throws 132000, 132012, 131008, 132018, 132005 or 100.
 */
export function checkText(
  where: string,
  text: string,
  parameters: Parameter[],
  named: boolean,
  most: number,
): void {
  const variables = variablesOf(text);
  checkCount(where, parameters.length, variables.length);
  for (const [place, parameter] of parameters.entries()) {
    checkValue(where, parameter);
    if (named) checkName(where, parameter, place, variables);
  }
  const values = valuesByVariable(variables, parameters, named);
  if (values.size !== variables.length) {
    throw new GraphError(132000, `${where}: a parameter is given twice`);
  }
  let length = 0;
  for (const piece of piecesOf(text)) {
    length += 'words' in piece ? piece.words.length : (values.get(piece.variable)?.length ?? 0);
  }
  if (length > most) {
    throw new GraphError(132005, `Translated text too long: ${where} has ${length} characters`);
  }
}
