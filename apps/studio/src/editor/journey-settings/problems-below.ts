import type { FieldProblem } from '../../activities/field-problem.ts';

/** The problems at places below a field, with what is left of their place. */
export function problemsBelow(problems: readonly FieldProblem[], field: string): FieldProblem[] {
  return problems.flatMap((problem) =>
    problem.field.startsWith(`${field}.`)
      ? [{ ...problem, field: problem.field.slice(field.length + 1) }]
      : [],
  );
}
