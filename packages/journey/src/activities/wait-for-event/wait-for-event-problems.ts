import { ruleProblems } from '../../rules/rule-problems.ts';
import { messagesBefore } from '../../rules/passage-data.ts';
import type { OwnProblem, ValidationScope } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { eventNamePattern } from '../entry-event/definition.ts';
import type { WaitForEvent } from './schema.ts';

/** What is wrong with the settings of a wait for an event. */
export function waitForEventProblems(activity: WaitForEvent, scope: ValidationScope): OwnProblem[] {
  return [
    ...nameProblems(activity),
    ...fieldProblems(activity),
    ...ruleProblems(activity.rule, {
      ...scope,
      eventFields: activity.fields.map(({ name }) => name),
      isEarlierMessage: messagesBefore(activity.id, scope),
    }).map((problem) => ({ ...problem, field: `rule${problem.field}` })),
    ...sinceProblems(activity, scope),
    ...deadlineProblems(activity, scope),
  ];
}

function nameProblems({ eventName }: WaitForEvent): OwnProblem[] {
  if (eventName === '') {
    return [error('eventName', 'waited_event_missing', 'Name the event to wait for.')];
  }
  if (eventNamePattern.test(eventName)) return [];
  return [
    error(
      'eventName',
      'event_name_invalid',
      'An event name starts with a letter and has only letters, digits, _ . and -.',
    ),
  ];
}

function fieldProblems({ fields }: WaitForEvent): OwnProblem[] {
  const names = fields.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [
          error(
            `fields.${index}.name`,
            'event_field_repeated',
            `The field "${name}" is listed twice. Remove one.`,
          ),
        ]
      : [],
  );
}

function sinceProblems({ id, since }: WaitForEvent, scope: ValidationScope): OwnProblem[] {
  if (since === null || (scope.activityById(since) !== undefined && scope.leadsTo(since, id))) {
    return [];
  }
  return [
    error(
      'since',
      'since_not_earlier',
      'People have not been there before they come here. Choose an earlier activity.',
    ),
  ];
}

function deadlineProblems({ deadline }: WaitForEvent, scope: ValidationScope): OwnProblem[] {
  if (durationMs(deadline) < scope.lifetimeMs) return [];
  return [
    {
      severity: 'warning',
      field: 'deadline',
      code: 'wait_beyond_lifetime',
      text: 'People leave the journey before this wait is over. Make it shorter, or let them stay longer in the journey settings.',
    },
  ];
}

function error(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}
