import type { FieldProblem, ResponseField } from './response-field.ts';
import type { ResponseSend } from './response-send.ts';

/** A field's words; empty for fields that were left out. */
export type WordsOf = (path: string) => string;

/** How one response is made: its texts, Meta's rules on them together, and what is sent. */
export interface ResponsePlan {
  fields: ResponseField[];
  /**
   * Rules about counts and about several fields at once.
   * @param wordsOf Null for words that depend on the person, while nobody is chosen.
   */
  rules?: (wordsOf: (path: string) => string | null) => FieldProblem[];
  send: (wordsOf: WordsOf) => ResponseSend;
}

/** Says that a list of parts is too short or too long; null when it is neither. */
export function countProblem(
  path: string,
  count: number,
  { least, most, parts }: { least: number; most: number; parts: string },
): FieldProblem | null {
  if (count < least) {
    return {
      path,
      code: 'count_too_low',
      text: `There have to be at least ${least} ${parts}; there are ${count}. Add some.`,
    };
  }
  if (count > most) {
    return {
      path,
      code: 'count_too_high',
      text: `At most ${most} ${parts} fit; there are ${count}. Remove some.`,
    };
  }
  return null;
}

/** The problems among some findings. */
export function found(...problems: (FieldProblem | null)[]): FieldProblem[] {
  return problems.filter((problem) => problem !== null);
}

/** Says which fields repeat the words of an earlier one. */
export function repeatedProblems(
  paths: string[],
  wordsOf: (path: string) => string | null,
  what: string,
): FieldProblem[] {
  const seen = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const path of paths) {
    const words = wordsOf(path);
    if (words === null || words === '') continue;
    if (seen.has(words)) {
      problems.push({ path, code: 'repeated', text: `Two ${what} say “${words}”. Change one.` });
    }
    seen.add(words);
  }
  return problems;
}
