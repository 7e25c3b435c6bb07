import { evaluateRule } from '../../rules/evaluate-rule.ts';
import { ruleMoment } from '../../rules/rule-moment.ts';
import type { EntryEvent } from './schema.ts';

/** Whether an event of the entry's name lets the person in. Days are counted in UTC: the event's own fields carry no zone. */
export function letsIn(
  { rule }: Pick<EntryEvent, 'rule'>,
  payload: Readonly<Record<string, unknown>>,
  now: number,
): boolean {
  if (rule === undefined) return true;
  const moment = ruleMoment(now, 'UTC');
  return evaluateRule(rule, { profile: {}, consent: {}, event: payload, moment });
}
