import type { OwnProblem, ValidationScope } from '../activities/definition.ts';
import type { Comparison, Rule } from './rule.ts';

/** Operators that look at the field alone. */
const withoutValue = new Set(['is_set', 'is_not_set', 'is_true', 'is_false']);
const ordered = new Set(['greater_than', 'at_least', 'less_than', 'at_most']);

/** What is wrong with a rule. `field` is the place inside the rule, e.g. `.rules.0.value`. */
export function ruleProblems(
  rule: Rule,
  scope: Pick<ValidationScope, 'eventFields' | 'profileFields'>,
): OwnProblem[] {
  if (rule.kind === 'comparison') return comparisonProblems(rule, scope);
  return rule.rules.flatMap((child, index) =>
    ruleProblems(child, scope).map((problem) => ({
      ...problem,
      field: `.rules.${index}${problem.field}`,
    })),
  );
}

function comparisonProblems(
  { field, operator, value }: Comparison,
  scope: Pick<ValidationScope, 'eventFields' | 'profileFields'>,
): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (field.startsWith('event.') && !scope.eventFields.includes(field.slice('event.'.length))) {
    problems.push({
      severity: 'error',
      field: '.field',
      code: 'rule_field_unknown',
      text: `The entry event has no field "${field.slice('event.'.length)}". Choose another one or add it to the entry.`,
    });
  }
  if (
    field.startsWith('profile.') &&
    scope.profileFields !== undefined &&
    !scope.profileFields.includes(field)
  ) {
    problems.push({
      severity: 'warning',
      field: '.field',
      code: 'rule_attribute_unknown',
      text: `No profile has the attribute "${field.slice('profile.'.length)}" yet.`,
    });
  }
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (!withoutValue.has(operator) && empty) {
    problems.push({
      severity: 'error',
      field: '.value',
      code: 'rule_value_missing',
      text: 'Enter the value to compare with.',
    });
  } else if (ordered.has(operator) && !orderable(value)) {
    problems.push({
      severity: 'error',
      field: '.value',
      code: 'rule_value_not_ordered',
      text: 'Enter a number, or a date as YYYY-MM-DD.',
    });
  }
  return problems;
}

function orderable(value: Comparison['value']): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && /^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}.*)$/.test(value);
}
