/** A personal value in a text, and what stands in where a person has none. */
export interface ValueFallback {
  path: string;
  /** Empty: nothing stands in. */
  fallback: string;
}

/** `{{ path }}`, or `{{ path | default: "x" }}` with nothing else; formulas are left to their authors. */
const simpleValue =
  /\{\{\s*([A-Za-z_][\w.[\]]*)\s*(?:\|\s*default\s*:\s*(?:"([^"{}]*)"|'([^'{}]*)')\s*)?\}\}/g;

/** The personal values of a text that may have a fallback, each once, in order. */
export function fallbacksOf(text: string): ValueFallback[] {
  const found = new Map<string, string>();
  for (const [, path = '', double, single] of text.matchAll(simpleValue)) {
    const fallback = double ?? single ?? '';
    if ((found.get(path) ?? '') === '') found.set(path, fallback);
  }
  return [...found].map(([path, fallback]) => ({ path, fallback }));
}

/** The text with this fallback at every place of the value; an empty one takes the filter away. */
export function withFallback(text: string, path: string, fallback: string): string {
  // Liquid knows no escapes: a text with both kinds of quotes gets a typographic one.
  const safe = fallback.replaceAll(/[{}]/g, '');
  const quote = safe.includes('"') && !safe.includes("'") ? "'" : '"';
  const words = quote === '"' ? safe.replaceAll('"', '”') : safe;
  return text.replaceAll(simpleValue, (written, name: string) => {
    if (name !== path) return written;
    return words === '' ? `{{ ${path} }}` : `{{ ${path} | default: ${quote}${words}${quote} }}`;
  });
}
