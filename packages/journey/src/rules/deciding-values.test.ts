import { expect, it } from 'vitest';

import { decidingValues } from './deciding-values.ts';
import type { RuleData } from './evaluate-rule.ts';
import { ruleMoment } from './rule-moment.ts';
import type { Rule } from './rule.ts';

const now = Date.UTC(2026, 10, 21);
const shop = '0198a1f0-0000-7000-8000-000000000001';
const data: RuleData = {
  profile: { tier: 'silver', locale: 'it-IT' },
  event: {},
  consent: { marketing: 'in' },
  moment: ruleMoment(now, 'UTC'),
  facts: {
    audiences: new Map(),
    lists: new Set([shop]),
    counts: new Map(),
    windows: new Map([[shop, now + 1000]]),
  },
};

it('tells each condition of a rule with what was found, nested ones too', () => {
  const rule: Rule = {
    kind: 'group',
    combinator: 'and',
    not: false,
    rules: [
      { kind: 'comparison', field: 'profile.tier', operator: 'equals', value: 'gold' },
      {
        kind: 'group',
        combinator: 'or',
        not: true,
        rules: [
          { kind: 'language', languages: ['it'], is: true },
          { kind: 'window', senderId: null, open: false },
          { kind: 'membership', audienceId: shop, member: true },
          { kind: 'comparison', field: 'profile.city', operator: 'is_set', value: null },
        ],
      },
    ],
  };
  expect(decidingValues(rule, data).map(({ value, holds }) => [value, holds])).toEqual([
    ['silver', false],
    ['it', true],
    [now + 1000, false],
    [null, true],
    [null, false],
  ]);
});
