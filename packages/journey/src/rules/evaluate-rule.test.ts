import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { evaluateRule } from './evaluate-rule.ts';
import type { Comparison, Rule, RuleOperator } from './rule.ts';
import { ruleMoment } from './rule-moment.ts';

const moment = ruleMoment(Date.UTC(2026, 3, 16, 12), 'Europe/Rome');

function holds(
  operator: RuleOperator,
  actual: unknown,
  expected: Comparison['value'] = null,
): boolean {
  const profile = actual === undefined ? {} : { x: actual };
  const rule: Rule = { kind: 'comparison', field: 'profile.x', operator, value: expected };
  return evaluateRule(rule, { profile, event: {}, consent: {}, moment });
}

describe('a comparison', () => {
  it('compares text without regard to case, accents kept', () => {
    expect(holds('equals', 'ÉCLAIR', 'éclair')).toBe(true);
    expect(holds('equals', 'eclair', 'éclair')).toBe(false);
    expect(holds('contains', 'Straße 🎉 Süd', '🎉 s')).toBe(true);
    expect(holds('starts_with', 'İstanbul', 'i')).toBe(true);
  });

  it('compares numbers as numbers, also when a file brought them as text', () => {
    expect(holds('equals', '102.50', 102.5)).toBe(true);
    expect(holds('greater_than', '9', 10)).toBe(false);
    expect(holds('at_least', 10, '10')).toBe(true);
    expect(holds('less_than', 'nine', 10)).toBe(false);
  });

  it('compares dates by their day', () => {
    expect(holds('less_than', '2026-04-16', '2026-04-17')).toBe(true);
    expect(holds('at_most', '2026-04-16T23:00:00Z', '2026-04-16')).toBe(true);
  });

  it('finds that a missing field is not set and equals nothing', () => {
    for (const missing of [undefined, null]) {
      expect(holds('is_set', missing)).toBe(false);
      expect(holds('is_not_set', missing)).toBe(true);
      expect(holds('equals', missing, 'a')).toBe(false);
      expect(holds('not_equals', missing, 'a')).toBe(true);
      expect(holds('at_most', missing, 5)).toBe(false);
    }
  });

  it('does not look into what JavaScript adds to objects', () => {
    const rule: Rule = {
      kind: 'comparison',
      field: 'profile.constructor',
      operator: 'is_set',
      value: null,
    };
    expect(evaluateRule(rule, { profile: {}, event: {}, consent: {}, moment })).toBe(false);
  });

  it('has an opposite for every order', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(holds('greater_than', a, b)).toBe(!holds('at_most', a, b));
        expect(holds('less_than', a, b)).toBe(!holds('at_least', a, b));
        expect(holds('equals', a, b)).toBe(!holds('not_equals', a, b));
      }),
    );
  });
});

function group(combinator: 'and' | 'or', rules: Rule[], not = false): Rule {
  return { kind: 'group', combinator, not, rules };
}

describe('a group', () => {
  const yes: Rule = {
    kind: 'comparison',
    field: 'consent.marketing',
    operator: 'equals',
    value: 'in',
  };
  const no: Rule = { ...yes, value: 'out' };
  const data = { profile: {}, event: {}, consent: { marketing: 'in' }, moment };
  it('combines, negates, and takes an empty group for everybody', () => {
    expect(evaluateRule(group('and', [yes, no]), data)).toBe(false);
    expect(evaluateRule(group('or', [yes, no]), data)).toBe(true);
    expect(evaluateRule(group('or', [yes, no], true), data)).toBe(false);
    expect(evaluateRule(group('and', []), data)).toBe(true);
    expect(evaluateRule(group('or', []), data)).toBe(true);
  });
});
