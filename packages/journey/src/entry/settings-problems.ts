import { periodProblems } from './period-problems.ts';
import { goalProblems } from '../goals/goal-problems.ts';
import type { Graph, JourneySettings } from '../graph/graph.ts';
import type { Problem } from '../validation/problem.ts';
import type { ValidationScope } from '../activities/definition.ts';

/** What is wrong with the settings of the journey as a whole: who enters again, and how often at once. */
export function settingsProblems(
  { settings }: Graph,
  scope: Pick<
    ValidationScope,
    'entry' | 'eventFields' | 'now' | 'profileFields' | 'audienceIds' | 'senders'
  >,
): Problem[] {
  return [
    ...reentryProblems(settings),
    ...concurrencyProblems(settings, scope),
    ...periodProblems(settings, scope.now),
    ...goalProblems(settings, scope),
  ];
}

function reentryProblems({ reentry, reentryAfter }: JourneySettings): Problem[] {
  if (reentry !== 'after' || reentryAfter !== undefined) return [];
  return [
    error('reentryAfter', 'reentry_after_missing', 'Say after how long people may enter again.'),
  ];
}

function concurrencyProblems(
  { concurrencyField }: JourneySettings,
  { entry, eventFields }: Pick<ValidationScope, 'entry' | 'eventFields'>,
): Problem[] {
  if (concurrencyField === undefined) return [];
  if (entry?.type === 'entryAudience' || entry?.type === 'entryAudienceChange') {
    return [
      error(
        'concurrencyField',
        'concurrency_without_event',
        'Only people who enter by an event can be inside several times. Choose one passage at a time.',
      ),
    ];
  }
  if (concurrencyField === '') {
    return [
      error(
        'concurrencyField',
        'concurrency_field_missing',
        'Choose the field of the event that tells the passages apart.',
      ),
    ];
  }
  if (entry === undefined || eventFields.includes(concurrencyField)) return [];
  return [
    error(
      'concurrencyField',
      'concurrency_field_unknown',
      `The entry event has no field "${concurrencyField}". Choose another one or add it to the entry.`,
    ),
  ];
}

function error(field: string, code: string, text: string): Problem {
  return { severity: 'error', activityId: null, field: `settings.${field}`, code, text };
}
