import { expect, it } from 'vitest';

import type { RuleData } from './evaluate-rule.ts';
import { ruleMoment } from './rule-moment.ts';
import type { Rule } from './rule.ts';
import { unmetConditions } from './unmet-conditions.ts';

const data: RuleData = {
  profile: { tier: 'silver', country: 'IT', points: 10 },
  event: {},
  consent: {},
  moment: ruleMoment(0, 'UTC'),
};
const is = (name: string, value: string | number): Rule => ({
  kind: 'comparison',
  field: `profile.${name}`,
  operator: 'equals',
  value,
});
const group = (combinator: 'and' | 'or', not: boolean, ...rules: Rule[]): Rule => ({
  kind: 'group',
  combinator,
  not,
  rules,
});
const found = (rule: Rule) => unmetConditions(rule, data).map(({ value }) => value);

it('names what keeps a rule from holding, and nothing else', () => {
  expect(found(group('and', false, is('country', 'IT'), is('tier', 'gold')))).toEqual(['silver']);
  expect(found(group('or', false, is('tier', 'gold'), is('points', 20)))).toEqual(['silver', 10]);
  expect(
    found(group('and', false, group('or', false, is('tier', 'silver'), is('points', 20)))),
  ).toEqual([]);
  expect(found(group('and', true, is('country', 'IT')))).toEqual(['IT']);
  expect(found(group('and', true, is('country', 'GB')))).toEqual([]);
});
