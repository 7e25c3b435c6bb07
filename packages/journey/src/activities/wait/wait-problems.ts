import { checkLiquid, isKnownVariable, isPersonalised, liquidVariables } from '@waypost/whatsapp';

import { readMoment } from '../../moments/read-moment.ts';
import { readTimeOfDay } from '../../moments/time-of-day.ts';
import { canonicalTimeZone } from '../../profile/time-zone.ts';
import type { OwnProblem, ValidationScope } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { knownVariables } from '../known-variables.ts';
import type { Wait, WaitUntilOf } from './schema.ts';

/** What is wrong with a wait's settings. */
export function waitProblems({ until, duration }: Wait, scope: ValidationScope): OwnProblem[] {
  switch (until.kind) {
    case 'duration':
      return tooLong(durationMs(duration), scope);
    case 'date':
      return [
        ...fieldProblems(until, scope),
        ...(until.time === null ? [] : timeProblems('time', until.time)),
        ...zoneProblems(until),
      ];
    case 'time':
      return [
        ...timeProblems('time', until.time),
        ...weekdayProblems(until),
        ...zoneProblems(until),
      ];
    case 'hours':
      return [
        ...timeProblems('from', until.from),
        ...timeProblems('to', until.to),
        ...weekdayProblems(until),
        ...zoneProblems(until),
      ];
    case 'moment':
      return [...valueProblems(until, scope), ...zoneProblems(until)];
  }
}

function tooLong(ms: number, { lifetimeMs }: ValidationScope): OwnProblem[] {
  if (ms < lifetimeMs) return [];
  return [
    {
      severity: 'warning',
      field: 'duration',
      code: 'wait_beyond_lifetime',
      text: 'People leave the journey before this wait is over. Make it shorter, or let them stay longer in the journey settings.',
    },
  ];
}

function fieldProblems({ field }: WaitUntilOf<'date'>, scope: ValidationScope): OwnProblem[] {
  if (field === '') {
    return inField('field', 'date_field_missing', 'Choose the date to wait for.');
  }
  const variables = knownVariables(scope);
  if (variables === undefined || isKnownVariable(field, variables)) return [];
  return inField(
    'field',
    'date_field_unknown',
    `“${field}” has no data here. Choose another date.`,
  );
}

function timeProblems(part: 'time' | 'from' | 'to', time: string): OwnProblem[] {
  if (readTimeOfDay(time) !== null) return [];
  return inField(part, 'time_invalid', 'Enter a time such as 09:00.');
}

function weekdayProblems({ weekdays }: { weekdays: readonly number[] }): OwnProblem[] {
  if (weekdays.length > 0) return [];
  return inField('weekdays', 'weekday_missing', 'Choose at least one day of the week.');
}

function zoneProblems({ zone }: { zone: string | null }): OwnProblem[] {
  if (zone === null || canonicalTimeZone(zone) !== null) return [];
  return inField('zone', 'zone_unknown', 'Choose a time zone from the list.');
}

function valueProblems({ value }: WaitUntilOf<'moment'>, scope: ValidationScope): OwnProblem[] {
  const text = value.trim();
  if (text === '') return inField('value', 'moment_missing', 'Enter the moment to wait for.');
  if (!isPersonalised(text)) {
    return readMoment(text) === null
      ? inField('value', 'moment_not_date', 'Enter a date such as 2027-01-31T09:00.')
      : [];
  }
  const broken = checkLiquid(text);
  if (broken !== null) return inField('value', 'value_liquid_invalid', broken.text);
  const variables = knownVariables(scope);
  if (variables === undefined) return [];
  return liquidVariables(text)
    .filter((variable) => !isKnownVariable(variable, variables))
    .flatMap((variable) =>
      inField(
        'value',
        'value_variable_unknown',
        `“${variable}” has no data here. Choose another personal value.`,
      ),
    );
}

type Part = keyof WaitUntilOf<'date'> | keyof WaitUntilOf<'hours'> | keyof WaitUntilOf<'moment'>;

function inField(part: Exclude<Part, 'kind'>, code: string, text: string): OwnProblem[] {
  return [{ severity: 'error', field: `until.${part}`, code, text }];
}
