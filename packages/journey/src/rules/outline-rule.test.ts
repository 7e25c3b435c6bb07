import { expect, it } from 'vitest';

import { outlineRule } from './outline-rule.ts';
import type { Rule, RuleGroup } from './rule.ts';

const open: Rule = { kind: 'window', senderId: null, open: true };
const italian: Rule = { kind: 'language', languages: ['it'], is: true };

function group(combinator: RuleGroup['combinator'], rules: Rule[], not = false): Rule {
  return { kind: 'group', combinator, not, rules };
}

it('leaves out groups that say nothing', () => {
  expect(outlineRule(group('and', []))).toEqual({ kind: 'everybody' });
  expect(outlineRule(group('or', [], true))).toEqual({ kind: 'nobody' });
  expect(outlineRule(group('or', [open, group('and', [])]))).toEqual({ kind: 'everybody' });
  expect(outlineRule(group('and', [group('or', [open], true)], true))).toEqual({
    kind: 'leaf',
    leaf: open,
    negated: false,
  });
});

it('says a group in a group of its kind in one breath', () => {
  expect(outlineRule(group('and', [open, group('and', [italian, open])]))).toMatchObject({
    kind: 'group',
    combinator: 'and',
    items: [{ leaf: open }, { leaf: italian }, { leaf: open }],
  });
});
