import type { CallResult } from '../../step/run-state.ts';
import type { AnswerField } from './schema.ts';

/**
 * What an answer says, by field, null where an optional one is missing; or why it is not what was expected. `field`:
 * whose value is missing or of another kind.
 */
export type ReadAnswer =
  | { values: CallResult }
  | { reason: 'call_answer_unreadable' | 'call_answer_incomplete'; field?: string };

/** Reads fields from the text of an answer. An answer nobody asks anything of may be any text. */
export function readAnswer(fields: readonly AnswerField[], text: string): ReadAnswer {
  if (fields.length === 0) return { values: {} };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { reason: 'call_answer_unreadable' };
  }
  const values: CallResult = {};
  for (const field of fields) {
    const value = asKind(valueAt(document, field.path), field.kind);
    if (value === null && field.isRequired) {
      return { reason: 'call_answer_incomplete', field: field.name };
    }
    values[field.name] = value;
  }
  return { values };
}

/** The value at a path of names and places, e.g. `items.0.price`; own properties only. */
function valueAt(document: unknown, path: string): unknown {
  let value = document;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = Object.getOwnPropertyDescriptor(value, part)?.value;
  }
  return value;
}

/** Longest text that is kept, in characters. */
const longestText = 2000;

function asKind(value: unknown, kind: AnswerField['kind']): string | number | boolean | null {
  switch (kind) {
    case 'text':
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
      return typeof value === 'string' && value !== ''
        ? value.slice(0, longestText).toWellFormed()
        : null;
    case 'number':
      if (typeof value === 'number') return value;
      return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value)
        ? Number(value)
        : null;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' ? true : value === 'false' ? false : null;
    case 'date':
      return typeof value === 'string' &&
        /^\d{4}-\d{2}-\d{2}(?=$|T)/.test(value) &&
        !Number.isNaN(Date.parse(value))
        ? value.slice(0, 40)
        : null;
  }
}
