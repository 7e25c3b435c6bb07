import { readEntries, readValue } from './read-value.ts';
import type { ProfileChange } from './schema.ts';

/** Reads a text that is not empty as what a change sets, adds or removes, or says why it does not fit. */
export function readChange(
  { attribute, kind }: ProfileChange,
  text: string,
): ReturnType<typeof readEntries | typeof readValue> {
  if (kind === 'list') return readEntries(text);
  return readValue({ attribute, kind: kind === 'clear' ? 'text' : kind }, text);
}
