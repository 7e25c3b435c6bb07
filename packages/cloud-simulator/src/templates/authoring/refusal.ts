import { GraphError } from '../../graph/graph-error.ts';

/** Subcodes of code 100 that Meta documents or is known to answer for templates. */
export const subcodes = {
  tooMany: 2388019,
  beingDeleted: 2388023,
  exists: 2388024,
  tooLong: 2388040,
  missing: 2388043,
  header: 2388047,
  body: 2388072,
  footer: 2388073,
  fewWords: 2388293,
  atAnEnd: 2388299,
};

/** The refusal of a template: what Meta's own screens would show its author. */
export function refusal(
  title: string,
  message: string,
  subcode?: (typeof subcodes)[keyof typeof subcodes],
): GraphError {
  return new GraphError(100, message, subcode, { title, message });
}

/** A field that must be there and isn't. */
export function missing(component: string, field: string): GraphError {
  return refusal(
    'Message template "components" param is missing expected field(s)',
    `component of type ${component} is missing expected field(s) (${field})`,
    subcodes.missing,
  );
}

/** A text over its limit. */
export function tooLong(field: string, limit: number): GraphError {
  return refusal(
    'Field exceeded character limit',
    `The ${field} is too long: at most ${limit} characters are allowed.`,
    subcodes.tooLong,
  );
}
