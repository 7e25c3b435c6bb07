import { describe, expect, it } from 'vitest';

import { compareField } from './compare-field.ts';
import type { Comparison, RuleOperator } from './rule.ts';
import { anniversaries, ruleMoment } from './rule-moment.ts';

/** 17 April in Rome already, 16 April in UTC. */
const moment = ruleMoment(Date.UTC(2026, 3, 16, 22, 30), 'Europe/Rome');

function holds(operator: RuleOperator, actual: unknown, value: Comparison['value']): boolean {
  return compareField({ kind: 'comparison', field: 'profile.x', operator, value }, actual, moment);
}

describe('dates', () => {
  it('are counted from today in the zone of the workspace, both ends included', () => {
    expect(holds('in_last_days', '2026-04-17', 0)).toBe(true);
    expect(holds('in_last_days', '2026-04-10T23:59:00Z', 7)).toBe(true);
    expect(holds('in_last_days', '2026-04-09', 7)).toBe(false);
    expect(holds('in_next_days', '2026-04-24', 7)).toBe(true);
    expect(holds('more_than_days_ago', '2026-04-10', 7)).toBe(false);
    expect(holds('more_than_days_ago', '2026-04-09', 7)).toBe(true);
  });

  it('have anniversaries whatever the year, those of 29 February included', () => {
    expect(holds('anniversary_in_next_days', '1980-04-20', 3)).toBe(true);
    expect(holds('anniversary_in_next_days', '1980-04-16', 3)).toBe(false);
    expect(anniversaries('2026-02-28', 0)).toEqual(['02-28', '02-29']);
    expect(anniversaries('2028-02-28', 0)).toEqual(['02-28']);
    expect(anniversaries('2026-12-31', 1)).toEqual(['12-31', '01-01']);
  });

  it('lie on, before, after and between days', () => {
    expect(holds('on', '2026-04-17T08:00:00Z', '2026-04-17')).toBe(true);
    expect(holds('before', '2026-04-16', '2026-04-17')).toBe(true);
    expect(holds('after', '2026-04-17T23:00:00Z', '2026-04-17')).toBe(false);
    expect(holds('between', '2026-04-17', ['2026-04-01', '2026-04-17'])).toBe(true);
  });
});

describe('lists', () => {
  it('contain any, all or none of some values, a single value being a list of one', () => {
    expect(holds('contains_any', ['Tea', 'coffee'], ['COFFEE', 'milk'])).toBe(true);
    expect(holds('contains_all', ['tea', 'coffee'], ['coffee', 'milk'])).toBe(false);
    expect(holds('contains_none', undefined, ['coffee'])).toBe(true);
    expect(holds('list_contains', 'coffee', 'Coffee')).toBe(true);
    expect(holds('is_empty', [], null)).toBe(true);
  });
});
