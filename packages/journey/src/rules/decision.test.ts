import { expect, it } from 'vitest';

import { decisionOf } from './decision.ts';
import type { RuleData } from './evaluate-rule.ts';
import { countKey } from './rule-facts.ts';
import { ruleMoment } from './rule-moment.ts';
import type { EventsRule, Rule } from './rule.ts';

const vips = 'b6d1a1f0-0000-4000-8000-000000000001';
const bought: EventsRule = {
  kind: 'events',
  event: 'order_placed',
  where: [],
  times: { compare: 'at_least', count: 2 },
  withinDays: null,
};
const data: RuleData = {
  profile: { tier: 'silver', interests: ['shoes', 'hats'], note: 'x'.repeat(200), locale: 'it-IT' },
  event: { total: 40 },
  consent: {},
  moment: ruleMoment(0, 'UTC'),
  facts: {
    audiences: new Map(),
    lists: new Set([vips]),
    counts: new Map([[countKey(bought), 1]]),
    windows: new Map(),
  },
};

const comparison = (field: string): Rule => ({
  kind: 'comparison',
  field,
  operator: 'is_set',
  value: null,
});

it('tells what each condition found, once each, in their order', () => {
  const rule: Rule = {
    kind: 'group',
    combinator: 'or',
    not: true,
    rules: [
      comparison('profile.tier'),
      { kind: 'membership', audienceId: vips, member: false },
      bought,
      { kind: 'window', senderId: null, open: true },
      { kind: 'language', languages: ['it'], is: false },
      { kind: 'message', activityId: 'hello', state: 'read', is: true },
    ],
  };
  const values = decisionOf([rule, comparison('profile.tier')], data);
  expect(values).toEqual({
    'profile.tier': 'silver',
    [`audience.${vips}`]: true,
    'events.order_placed': 1,
    'window.any': false,
    'profile.locale': 'it-IT',
    'message.hello.read': false,
  });
  expect(Object.keys(values)[0]).toBe('profile.tier');
});

it('keeps values short: lists in a line, long texts cut, what is missing as nothing', () => {
  const values = decisionOf(
    ['profile.interests', 'profile.note', 'profile.absent', 'event.total'].map(comparison),
    data,
  );
  expect(values).toMatchObject({
    'profile.interests': 'shoes, hats',
    'profile.absent': null,
    'event.total': 40,
  });
  expect(String(values['profile.note'])).toHaveLength(80);
  const many = Array.from({ length: 30 }, (_, index) => comparison(`profile.a${index}`));
  expect(Object.keys(decisionOf(many, data))).toHaveLength(8);
});
