import type { JourneySettings } from '../graph/graph.ts';
import type { Problem } from '../validation/problem.ts';
import { entryPeriod } from './entry-period.ts';

/**
 * What is wrong with the dates between which people enter.
 *
 * @param now ms since the epoch; undefined where nobody is about to publish
 */
export function periodProblems(settings: JourneySettings, now: number | undefined): Problem[] {
  const { opensAt, closesAt } = entryPeriod(settings);
  const problems: Problem[] = [];
  if (settings.opens !== undefined && opensAt === null) {
    problems.push(error('opens', 'opens_invalid', 'Choose date, time and zone of the opening.'));
  }
  if (settings.closes !== undefined && closesAt === null) {
    problems.push(error('closes', 'closes_invalid', 'Choose date, time and zone of the closing.'));
  }
  if (closesAt === null) return problems;
  if (opensAt !== null && closesAt <= opensAt) {
    problems.push(
      error(
        'closes',
        'closes_before_opening',
        'The closing comes before the opening. Choose a later moment.',
      ),
    );
  } else if (now !== undefined && closesAt <= now) {
    problems.push(
      error(
        'closes',
        'closes_over',
        'The closing is over: nobody could enter. Choose a later moment.',
      ),
    );
  }
  return problems;
}

function error(field: string, code: string, text: string): Problem {
  return { severity: 'error', activityId: null, field: `settings.${field}`, code, text };
}
