import type { ValidationContext } from '../activities/definition.ts';
import { ruleProblems } from '../rules/rule-problems.ts';
import type { JourneySettings } from '../graph/graph.ts';
import type { Problem } from '../validation/problem.ts';
import type { Happening } from './happening.ts';

/** Event names as the API accepts them. */
const eventName = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/** What is wrong with the goal and the exit criteria of a journey. */
export function goalProblems(
  { goal, exits = [] }: JourneySettings,
  context: Pick<ValidationContext, 'profileFields' | 'audienceIds' | 'senders'>,
): Problem[] {
  return [
    ...(goal === undefined ? [] : happeningProblems(goal.when, 'settings.goal.when', context)),
    ...exits.flatMap(({ when }, index) =>
      happeningProblems(when, `settings.exits.${index}.when`, context),
    ),
  ];
}

function happeningProblems(
  when: Happening,
  field: string,
  context: Pick<ValidationContext, 'profileFields' | 'audienceIds' | 'senders'>,
): Problem[] {
  const problem = (place: string, code: string, text: string): Problem => ({
    severity: 'error',
    activityId: null,
    field: `${field}.${place}`,
    code,
    text,
  });
  const eventFields = when.kind === 'event' ? when.fields.map(({ name }) => name) : [];
  const inRule = ruleProblems(when.rule, { ...context, eventFields }).map((found) => ({
    ...found,
    activityId: null,
    field: `${field}.rule${found.field}`,
  }));
  if (when.kind === 'rule') {
    return when.rule.rules.length > 0
      ? inRule
      : [problem('rule', 'happening_rule_missing', 'Say what has to hold: add a condition.')];
  }
  if (when.eventName === '')
    return [problem('eventName', 'happening_event_missing', 'Name the event.'), ...inRule];
  if (!eventName.test(when.eventName)) {
    return [
      problem(
        'eventName',
        'event_name_invalid',
        'An event name starts with a letter and has only letters, digits, _ . and -.',
      ),
      ...inRule,
    ];
  }
  return inRule;
}
