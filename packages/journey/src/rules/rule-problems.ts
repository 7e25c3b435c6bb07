import type { OwnProblem, ValidationScope } from '../activities/definition.ts';
import { boundsOf, dayCount, severalOf } from './compare-field.ts';
import type { Comparison, Rule, RuleOperator, Times } from './rule.ts';

/** What a rule can look at where it stands. What is left out is not checked. */
export interface RuleScope extends Pick<ValidationScope, 'eventFields' | 'profileFields'> {
  audienceIds?: ReadonlySet<string>;
  senders?: readonly { id: string }[];
  /** Absent where no activity comes before: a rule over profiles can't ask for a message of a passage. */
  isEarlierMessage?: (activityId: string) => boolean;
}

/** Operators that look at the field alone. */
const withoutValue: ReadonlySet<RuleOperator> = new Set([
  'is_set',
  'is_not_set',
  'is_empty',
  'is_not_empty',
  'is_true',
  'is_false',
]);
const ordered: ReadonlySet<RuleOperator> = new Set([
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
]);
const dated: ReadonlySet<RuleOperator> = new Set(['on', 'before', 'after']);
const daysCounted: ReadonlySet<RuleOperator> = new Set([
  'in_last_days',
  'in_next_days',
  'more_than_days_ago',
  'anniversary_in_next_days',
]);

/** False for comparisons that look at the field alone. */
export function needsValue(operator: RuleOperator): boolean {
  return !withoutValue.has(operator);
}

/** What is wrong with a rule; of `results.<activity>.<field>` see `resultProblems`. `field` is the place inside the rule, e.g. `.rules.0.value`. */
export function ruleProblems(rule: Rule, scope: RuleScope): OwnProblem[] {
  switch (rule.kind) {
    case 'group':
      return rule.rules.flatMap((child, index) =>
        within(`.rules.${index}`, ruleProblems(child, scope)),
      );
    case 'comparison':
      return comparisonProblems(rule, scope);
    case 'events':
      return [
        ...(rule.event.trim() === ''
          ? [problem('.event', 'rule_event_missing', 'Choose the event, or type its name.')]
          : []),
        ...timesProblems(rule.times),
        // Which fields an event outside of this journey brings nobody knows for certain.
        ...rule.where.flatMap((comparison, index) =>
          within(`.where.${index}`, valueProblems(comparison)),
        ),
      ];
    case 'messages':
      return timesProblems(rule.times);
    case 'membership':
      if (rule.audienceId === null)
        return [problem('.audienceId', 'rule_audience_missing', 'Choose the audience.')];
      return scope.audienceIds === undefined || scope.audienceIds.has(rule.audienceId)
        ? []
        : [
            problem(
              '.audienceId',
              'rule_audience_unknown',
              'This audience does not exist any more. Choose another one.',
            ),
          ];
    case 'window':
      return rule.senderId === null ||
        scope.senders === undefined ||
        scope.senders.some(({ id }) => id === rule.senderId)
        ? []
        : [
            problem(
              '.senderId',
              'rule_sender_unknown',
              'This sender does not exist any more. Choose another one.',
            ),
          ];
    case 'language':
      return rule.languages.length === 0
        ? [problem('.languages', 'rule_language_missing', 'Choose at least one language.')]
        : [];
    case 'message':
      return messageProblems(rule.activityId, scope);
  }
}

function messageProblems(activityId: string | null, scope: RuleScope): OwnProblem[] {
  if (activityId === null)
    return [problem('.activityId', 'rule_message_missing', 'Choose the message.')];
  return (scope.isEarlierMessage?.(activityId) ?? false)
    ? []
    : [
        problem(
          '.activityId',
          'rule_message_not_before',
          'This condition does not come after that message. Choose an earlier one.',
        ),
      ];
}

function timesProblems({ compare, count }: Times): OwnProblem[] {
  return compare === 'at_least' && count === 0
    ? [problem('.times', 'rule_times_zero', 'At least 0 times is always true. Enter 1 or more.')]
    : [];
}

function comparisonProblems(comparison: Comparison, scope: RuleScope): OwnProblem[] {
  return [...fieldProblems(comparison.field, scope), ...valueProblems(comparison)];
}

function fieldProblems(field: string, scope: RuleScope): OwnProblem[] {
  const name = field.slice(field.indexOf('.') + 1);
  if (field.startsWith('event.') && !scope.eventFields.includes(name)) {
    return [
      problem(
        '.field',
        'rule_field_unknown',
        `The entry event has no field "${name}". Choose another one or add it to the entry.`,
      ),
    ];
  }
  if (
    field.startsWith('profile.') &&
    scope.profileFields !== undefined &&
    !scope.profileFields.includes(field)
  ) {
    return [
      {
        severity: 'warning',
        field: '.field',
        code: 'rule_attribute_unknown',
        text: `No profile has the attribute "${name}" yet.`,
      },
    ];
  }
  return [];
}

function valueProblems({ operator, value }: Comparison): OwnProblem[] {
  if (withoutValue.has(operator)) return [];
  const isMissing =
    operator === 'between'
      ? boundsOf(value).some((bound) => bound === null || bound === '')
      : value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isMissing) {
    return [problem('.value', 'rule_value_missing', 'Enter the value to compare with.')];
  }
  if (
    (ordered.has(operator) && !orderable(value)) ||
    (operator === 'between' && !severalOf(value).every(orderable))
  ) {
    return [
      problem('.value', 'rule_value_not_ordered', 'Enter a number, or a date as YYYY-MM-DD.'),
    ];
  }
  if (operator === 'between' && isReversed(...boundsOf(value))) {
    return [
      problem(
        '.value',
        'rule_bounds_reversed',
        'The second value is smaller than the first. Swap them.',
      ),
    ];
  }
  if (dated.has(operator) && !(typeof value === 'string' && isoDate.test(value))) {
    return [problem('.value', 'rule_value_no_date', 'Enter a date as YYYY-MM-DD.')];
  }
  if (daysCounted.has(operator) && dayCount(value) === null) {
    return [problem('.value', 'rule_value_no_days', 'Enter a number of whole days, 0 or more.')];
  }
  return [];
}

const isoDate = /^\d{4}-\d{2}-\d{2}/;

function orderable(value: Comparison['value']): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'string' && /^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}.*)$/.test(value);
}

function isReversed(from: string | number | null, to: string | number | null): boolean {
  if (from === null || to === null) return false;
  if (isoDate.test(String(from))) return String(from) > String(to);
  return Number(from) > Number(to);
}

function within(place: string, problems: readonly OwnProblem[]): OwnProblem[] {
  return problems.map((found) => ({ ...found, field: `${place}${found.field}` }));
}

function problem(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}
