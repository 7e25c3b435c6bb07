import type { Rule } from '@waypost/journey';
import { describe, expect, it } from 'vitest';

import { queryOfRule, ruleOfQuery } from './query.ts';

describe('the rule on screen', () => {
  it('comes back as it was stored', () => {
    const rule: Rule = {
      kind: 'group',
      combinator: 'or',
      not: true,
      rules: [
        {
          kind: 'comparison',
          field: 'profile.tier',
          operator: 'one_of',
          value: ['gold', 'silver'],
        },
        {
          kind: 'group',
          combinator: 'and',
          not: false,
          rules: [
            { kind: 'comparison', field: 'profile.points', operator: 'at_least', value: 100 },
            { kind: 'comparison', field: 'consent.marketing', operator: 'equals', value: 'in' },
          ],
        },
      ],
    };
    expect(ruleOfQuery(queryOfRule(rule))).toEqual(rule);
  });

  it('shows a lone comparison as a group of one', () => {
    const rule: Rule = {
      kind: 'comparison',
      field: 'profile.country',
      operator: 'equals',
      value: 'IT',
    };
    expect(ruleOfQuery(queryOfRule(rule))).toEqual({
      kind: 'group',
      combinator: 'and',
      not: false,
      rules: [rule],
    });
  });

  it('keeps what was written when the comparison changes from one value to several', () => {
    const query = {
      combinator: 'and',
      rules: [{ field: 'profile.tier', operator: 'one_of', value: 'gold' }],
    };
    expect(ruleOfQuery(query).rules).toEqual([
      { kind: 'comparison', field: 'profile.tier', operator: 'one_of', value: ['gold'] },
    ]);
  });

  it('carries no value where the comparison looks at the field alone', () => {
    const query = {
      combinator: 'and',
      rules: [{ field: 'profile.tier', operator: 'is_set', value: 'gold' }],
    };
    expect(ruleOfQuery(query).rules).toEqual([
      { kind: 'comparison', field: 'profile.tier', operator: 'is_set', value: null },
    ]);
  });
});
