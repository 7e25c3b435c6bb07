/** A value an author can put into a message. */
export interface TokenOption {
  /** Its path in the data, e.g. `profile.first_name`. */
  path: string;
  /** What the author reads, e.g. "First name". */
  label: string;
  /** Heading it is listed under, e.g. "Person". */
  group?: string;
  /** What it is for the person looked at, e.g. "Giulia". */
  sample?: string;
}

/** A Liquid output in a text: everything between `{{` and `}}` on one line. */
export const tokenPattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The Liquid that prints the value at `path`. */
export function tokenText(path: string): string {
  return `{{ ${path} }}`;
}

/** How a Liquid output is called on its pill: the label of its path, what stands in for it, then its filters as written. */
export function tokenName(
  expression: string,
  options: readonly TokenOption[],
): { name: string; isKnown: boolean } {
  const [path = '', ...filters] = expression.split('|').map((part) => part.trim());
  const option = options.find((candidate) => candidate.path === path);
  let name = option?.label ?? path;
  for (const filter of filters) {
    const fallback = /^default\s*:\s*(["'])(.*)\1$/.exec(filter)?.[2];
    name += fallback === undefined ? ` | ${filter}` : ` (${fallback})`;
  }
  return { name, isKnown: option !== undefined };
}

/** Options under their headings, in the order in which the headings first appear. */
export function groupTokens(
  options: readonly TokenOption[],
): { group: string; options: TokenOption[] }[] {
  return [...Map.groupBy(options, ({ group }) => group ?? '')].map(([group, own]) => ({
    group,
    options: own,
  }));
}
