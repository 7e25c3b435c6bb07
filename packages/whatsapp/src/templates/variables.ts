const variable = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** A piece of a template's own text: words as they are, or the name of a variable standing there. */
export type TemplatePart = { text: string } | { variable: string };

/** Splits `Hello {{1}}!` into its words and its variables, in order. */
export function templateParts(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(variable)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ variable: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/**
 * Names of the variables of a template's text, each once. Positional ones come in the order of
 * their numbers, because Meta matches parameters by place; named ones as they first appear.
 */
export function variableNames(text: string): string[] {
  const names = new Set<string>();
  for (const part of templateParts(text)) if ('variable' in part) names.add(part.variable);
  const list = [...names];
  if (list.every((name) => /^\d+$/.test(name))) list.sort((a, b) => Number(a) - Number(b));
  return list;
}

/** Length in characters of the template's own words, variables left out. */
export function staticLength(text: string): number {
  let length = 0;
  for (const part of templateParts(text)) if ('text' in part) length += part.text.length;
  return length;
}
