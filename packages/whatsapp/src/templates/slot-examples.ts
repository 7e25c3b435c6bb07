import { staticLength } from './variables.ts';

/** Characters left for variables in a text with words of its own. */
export function room(limit: number, text: string): number {
  return Math.max(0, limit - staticLength(text));
}

export function namedExample(
  examples: { param_name: string; example: string }[] | undefined,
  name: string,
): string | undefined {
  return examples?.find((entry) => entry.param_name === name)?.example;
}

/** Meta keeps the whole sample link; an author writes only what replaces the variable. */
export function suffixOf(url: string, sample: string): string {
  const [before = ''] = url.split('{{');
  return sample.startsWith(before) ? sample.slice(before.length) : sample;
}
