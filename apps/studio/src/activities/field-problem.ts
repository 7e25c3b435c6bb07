/** What is wrong at a field, as the forms of activities need it. */
export interface FieldProblem {
  field: string;
  code: string;
  text: string;
}

/** The first problem at exactly this field, optionally only of some codes. */
export function problemAt(
  problems: readonly FieldProblem[],
  field: string,
  only?: (code: string) => boolean,
): string | null {
  const found = problems.find(
    (problem) => problem.field === field && (only === undefined || only(problem.code)),
  );
  return found?.text ?? null;
}
