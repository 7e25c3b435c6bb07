import type { OwnProblem, ValidationScope } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { eventNamePattern } from '../entry-event/definition.ts';
import { holdoutPort, type Experiment } from './schema.ts';

/** What is wrong with the settings of an experiment. */
export function experimentProblems(activity: Experiment, scope: ValidationScope): OwnProblem[] {
  return [
    ...variantProblems(activity),
    ...metricProblems(activity, scope),
    ...windowProblems(activity, scope),
  ];
}

function variantProblems({ variants }: Experiment): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (variants.length < 2) {
    problems.push(
      error(
        'variants',
        'experiment_variant_missing',
        'An experiment compares at least two variants. Add one, or delete the experiment.',
      ),
    );
  }
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  if (total !== 100) {
    problems.push(
      error(
        'variants',
        'experiment_total_wrong',
        `The shares add up to ${total} %. Make them 100 %.`,
      ),
    );
  }
  for (const [index, { id, weight }] of variants.entries()) {
    if (variants.findIndex((other) => other.id === id) < index || id === holdoutPort) {
      problems.push(
        error(
          `variants.${index}`,
          'variant_repeated',
          'Two variants share one id. Delete one and add it again.',
        ),
      );
    }
    if (weight === 0) {
      problems.push(
        error(
          `variants.${index}.weight`,
          'variant_without_people',
          'Nobody would get this variant. Give it a share, or delete it.',
        ),
      );
    }
  }
  return problems;
}

function metricProblems({ id, metric }: Experiment, scope: ValidationScope): OwnProblem[] {
  switch (metric.kind) {
    case 'goal':
      return scope.hasGoal
        ? []
        : [
            error(
              'metric',
              'experiment_goal_missing',
              'This journey has no goal yet. Set one in the journey settings, or measure something else.',
            ),
          ];
    case 'event':
      if (metric.eventName === '')
        return [error('metric.eventName', 'experiment_event_missing', 'Name the event to count.')];
      return eventNamePattern.test(metric.eventName)
        ? []
        : [
            error(
              'metric.eventName',
              'event_name_invalid',
              'An event name starts with a letter and has only letters, digits, _ . and -.',
            ),
          ];
    case 'read':
    case 'click':
    case 'reply':
      return messageProblems(id, metric.kind, scope);
  }
}

function messageProblems(
  id: string,
  kind: 'read' | 'click' | 'reply',
  scope: ValidationScope,
): OwnProblem[] {
  const behind = scope.messageIds.filter((message) => scope.leadsTo(id, message));
  if (behind.length === 0) {
    return [
      error(
        'metric',
        'experiment_message_missing',
        'No WhatsApp message comes after this experiment, so there is nothing to measure. Add one, or measure something else.',
      ),
    ];
  }
  const seesClicks = behind.some((message) => {
    const activity = scope.activityById(message);
    return activity?.type === 'whatsapp' && activity.content.shortenLinks === true;
  });
  if (kind !== 'click' || seesClicks) return [];
  return [
    error(
      'metric',
      'experiment_links_not_shortened',
      'Clicks are seen only on short links. Turn them on under Delivery in the messages after this experiment, or measure something else.',
    ),
  ];
}

function windowProblems({ within }: Experiment, scope: ValidationScope): OwnProblem[] {
  if (durationMs(within) <= scope.lifetimeMs) return [];
  return [
    {
      severity: 'warning',
      field: 'within',
      code: 'experiment_beyond_lifetime',
      text: 'People leave the journey before this time is over. Make it shorter, or let them stay longer in the journey settings.',
    },
  ];
}

function error(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}
