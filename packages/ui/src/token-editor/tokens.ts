/** A value an author can put into a message. */
export interface TokenOption {
  /** Its path in the data, e.g. `profile.first_name`. */
  path: string;
  /** What the author reads, e.g. "First name". */
  label: string;
  /** Heading it is listed under, e.g. "Person". */
  group?: string;
}

/** A Liquid output in a text: everything between `{{` and `}}` on one line. */
export const tokenPattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The Liquid that prints the value at `path`. */
export function tokenText(path: string): string {
  return `{{ ${path} }}`;
}

/** How a Liquid output is called on its pill: the label of its path, then its filters as written. */
export function tokenName(
  expression: string,
  options: readonly TokenOption[],
): { name: string; isKnown: boolean } {
  const [path = '', ...filters] = expression.split('|').map((part) => part.trim());
  const option = options.find((candidate) => candidate.path === path);
  return {
    name: [option?.label ?? path, ...filters].join(' | '),
    isKnown: option !== undefined,
  };
}
