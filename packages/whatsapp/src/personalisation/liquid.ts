import { Liquid } from 'liquidjs';

/**
 * The Liquid that authors write. It sees own properties of the data only, reads no files, knows no
 * unknown filters, and is bounded: 20,000 characters of template, one second, and 1,000,000 units of
 * memory. Unknown variables render to nothing, so that a slot's fallback applies. Dates are drawn in
 * UTC and in English unless the author names a zone, so a preview in a browser equals what is sent.
 */
export const liquid = createLiquid();

/** @param outputEscape what every value goes through unless the author ends it with `| raw` */
export function createLiquid(outputEscape?: (value: unknown) => string): Liquid {
  const engine = new Liquid({
    ...(outputEscape === undefined ? {} : { outputEscape }),
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    lenientIf: true,
    templates: {},
    parseLimit: 20_000,
    renderLimit: 1000,
    memoryLimit: 1_000_000,
    timezoneOffset: 0,
    locale: 'en-US',
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];
  return engine;
}

/** Why a text can't be used as Liquid. */
export interface LiquidProblem {
  /** What is wrong, in plain words. */
  text: string;
}

/** Checks the syntax of a value; null when it is good. */
export function checkLiquid(text: string): LiquidProblem | null {
  try {
    liquid.parse(text);
    return null;
  } catch (error) {
    return { text: plainLiquidError(error) };
  }
}

/** A Liquid error in words an author can act on. */
export function plainLiquidError(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error))
    .replace(/, file:.*$/s, '')
    .replace(/, line:\d+, col:\d+.*$/s, '');
  const unknownFilter = /undefined filter: (.+)$/.exec(message);
  if (unknownFilter) return `There is no filter called “${unknownFilter[1]}”.`;
  const unknownTag = /tag "(.+)" not found/.exec(message);
  if (unknownTag) return `There is no tag called “${unknownTag[1]}”.`;
  const openOutput = /output (.+) not closed/s.exec(message);
  if (openOutput) return 'A “{{” has no closing “}}”.';
  const openTag = /tag (.+) not closed/s.exec(message);
  if (openTag) return `The tag ${openTag[1]} is never closed.`;
  if (/invalid value expression: ""/.test(message)) return 'A variable’s name is missing.';
  if (/limit exceeded/.test(message)) return 'This text takes too long or grows too large.';
  return `This is not valid Liquid: ${message}.`;
}

/** Whether a value holds anything to personalise, as opposed to plain words. */
export function isPersonalised(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * The variables a value reads from profile, event, journey and results, each once, e.g.
 * `profile.first_name`. Variables assigned inside the text are left out; a text with a syntax error
 * has none.
 */
export function liquidVariables(text: string): string[] {
  if (!isPersonalised(text)) return [];
  try {
    return [...new Set(liquid.globalFullVariablesSync(text).map(plainPath))];
  } catch {
    return [];
  }
}

/** `results['1a'].text` as `results.1a.text`, which Liquid reads as well. */
function plainPath(variable: string): string {
  return variable.replace(/\['([^']*)'\]/g, '.$1');
}
