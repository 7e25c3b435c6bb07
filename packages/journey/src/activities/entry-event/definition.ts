import { ruleProblems } from '../../rules/rule-problems.ts';
import type { ActivityDefinition, OwnProblem } from '../definition.ts';
import { passEntry } from '../../entry/pass-entry.ts';
import { repeatedFields } from './repeated-fields.ts';
import { entryEventSchema, type EntryEvent } from './schema.ts';

/** Event names as the API accepts them. */
export const eventNamePattern = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

function validate(activity: EntryEvent): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (activity.eventName === '') {
    problems.push({
      severity: 'error',
      field: 'eventName',
      code: 'event_name_missing',
      text: 'Name the event that lets people in.',
    });
  } else if (!eventNamePattern.test(activity.eventName)) {
    problems.push({
      severity: 'error',
      field: 'eventName',
      code: 'event_name_invalid',
      text: 'An event name starts with a letter and has only letters, digits, _ . and -.',
    });
  }
  return [...problems, ...repeatedFields(activity.fields), ...conditionProblems(activity)];
}

function conditionProblems({ rule, fields }: EntryEvent): OwnProblem[] {
  if (rule === undefined) return [];
  const found = ruleProblems(rule, { eventFields: fields.map(({ name }) => name) });
  return found.map((problem) => ({ ...problem, field: `rule${problem.field}` }));
}

export const entryEvent: ActivityDefinition<EntryEvent> = {
  type: 'entryEvent',
  create: (id, position) => entryEventSchema.parse({ id, type: 'entryEvent', position }),
  ports: () => ['next'],
  validate,
  visit: (_, context) => passEntry(context),
  waits: false,
  arrivalNeeds: 'behind',
};
