import type { PersonalisationData } from './data.ts';
import { createLiquid, plainLiquidError } from './liquid.ts';

/** What a text rendered to; with an error there is nothing to use. */
export type EscapedText =
  | { text: string; error?: undefined }
  /** `value_missing`: a value that the text can't do without is empty. */
  | { error: 'liquid' | 'value_missing'; detail: string };

const json = createLiquid(escapeJson);
const address = createLiquid(escapeAddress);

/** Stands for a value that came out empty: no author writes this character. */
const emptyValue = '\uE000';

/**
 * Parses the text of a JSON document once. Values are escaped as JSON strings are, so that no name breaks the document
 * or adds fields to it; numbers and yes/no read the same without quotes around them.
 */
export function compileJsonText(text: string): (data: PersonalisationData) => EscapedText {
  return compiled(json, text, (rendered) => ({ text: rendered }));
}

/**
 * Parses a web address once. Values are percent-encoded, so that none adds parts to the address; one that is empty, or
 * is the name of a folder above, would lead elsewhere and is an error before the question mark.
 */
export function compileAddressText(text: string): (data: PersonalisationData) => EscapedText {
  return compiled(address, text, (rendered) => {
    const path = rendered.split(/[?#]/, 1)[0] ?? '';
    if (path.includes(emptyValue)) return { error: 'value_missing', detail: '' };
    return { text: rendered.replaceAll(emptyValue, '').trim() };
  });
}

function failed(error: unknown): EscapedText {
  return { error: 'liquid', detail: plainLiquidError(error) };
}

function compiled(
  engine: typeof json,
  text: string,
  read: (rendered: string) => EscapedText,
): (data: PersonalisationData) => EscapedText {
  try {
    const nodes = engine.parse(text);
    return (data) => {
      try {
        return read(String(engine.renderSync(nodes, data)));
      } catch (error) {
        return failed(error);
      }
    };
  } catch (error) {
    const broken = failed(error);
    return () => broken;
  }
}

function escapeJson(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return JSON.stringify(textOf(value)).slice(1, -1);
}

function escapeAddress(value: unknown): string {
  const text = textOf(value).trim();
  return text === '' || text === '.' || text === '..' ? emptyValue : encodeURIComponent(text);
}

/** A list or an object has no text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
