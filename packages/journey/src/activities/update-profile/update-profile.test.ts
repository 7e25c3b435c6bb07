import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import { step } from '../../step/step.ts';
import { conditionOn, end, entryEvent, graphOf, updateOf } from '../../testing/graphs.ts';
import { validateGraph } from '../../validation/validate-graph.ts';
import type { ProfileChange } from './schema.ts';

function passing(changes: ProfileChange[], attributes: Record<string, unknown> = {}) {
  const graph = graphOf(
    [
      entryEvent(),
      updateOf('update', changes),
      conditionOn('tier', 'gold'),
      end('gold'),
      end('other'),
      end('failed'),
    ],
    [
      ['entry', 'next', 'update'],
      ['update', 'next', 'tier'],
      ['update', 'error', 'failed'],
      ['tier', 'match', 'gold'],
      ['tier', 'otherwise', 'other'],
    ],
  );
  const state = {
    activityId: 'entry',
    visit: 1,
    waitingFor: null,
    deadlineAt: null,
    context: { event: { cart_total: 12.5, note: '' }, messages: {} },
  };
  const facts = {
    runId: 'run',
    journeyName: 'Winter',
    profile: { attributes, consent: { marketing: null, service: null } },
    messages: new Map(),
    events: [],
  };
  return step(compileGraph(graph), state, facts, { kind: 'wake' }, 0);
}

const change = (
  attribute: string,
  kind: ProfileChange['kind'],
  value = '',
  how: ProfileChange['how'] = 'set',
): ProfileChange => ({ attribute, kind, how, value });

describe('an update of the profile', () => {
  it('is told with the move, each value as its kind', () => {
    const { profileUpdate } = passing([
      change('tier', 'text', 'gold'),
      change('points', 'number', ' 12.5 '),
      change('vip', 'boolean', 'true'),
      change('since', 'date', '2026-11-21'),
      change('last_total', 'number', '{{ event.cart_total }}'),
      change('greeting', 'text', 'Hi {{ profile.first_name }} of {{ journey.name }}'),
      change('locale', 'text', 'it_it'),
      change('time_zone', 'text', 'europe/rome'),
      change('last_name', 'clear'),
    ]);
    expect(profileUpdate).toEqual({
      tier: 'gold',
      points: 12.5,
      vip: true,
      since: '2026-11-21',
      last_total: 12.5,
      greeting: 'Hi  of Winter',
      locale: 'it-IT',
      time_zone: 'Europe/Rome',
      last_name: null,
    });
  });

  it('counts up and down, and from nothing', () => {
    const before = { points: 0.1, shown: '12', lapsed: '', greeting: 'hi', huge: 9e14 };
    const after = (...changes: ProfileChange[]) => passing(changes, before).profileUpdate;
    expect(
      after(
        change('points', 'number', '0.2', 'increase'),
        change('shown', 'number', '{{ event.cart_total }}', 'decrease'),
        change('lapsed', 'number', '1', 'increase'),
        change('never', 'number', '2', 'decrease'),
      ),
    ).toEqual({ points: 0.3, shown: -0.5, lapsed: 1, never: -2 });
    const [greeting, huge] = ['greeting', 'huge'].map((name) =>
      passing([change(name, 'number', '100000000000000', 'increase')], before),
    );
    expect(greeting?.moves[1]).toMatchObject({ port: 'error', reason: 'attribute_not_number' });
    expect(huge?.moves[1]).toMatchObject({ port: 'error', reason: 'number_too_large' });
  });

  it('puts entries on a list once, and takes them off, as rules would find them', () => {
    const before = { tags: ['Vip', 7], single: 'spring', place: { city: 'Rome' } };
    expect(
      passing(
        [
          change('tags', 'list', 'vip, 7.0, new ,new', 'add'),
          change('single', 'list', 'autumn', 'add'),
          change('fresh', 'list', 'a,b'),
          change('none', 'list', 'x', 'remove'),
        ],
        before,
      ).profileUpdate,
    ).toEqual({
      tags: ['Vip', 7, 'new'],
      single: ['spring', 'autumn'],
      fresh: ['a', 'b'],
      none: [],
    });
    expect(
      passing([change('tags', 'list', '{{ event.cart_total }}, VIP', 'remove')], before)
        .profileUpdate,
    ).toEqual({ tags: [7] });
    expect(passing([change('place', 'list', 'x', 'add')], before).moves[1]).toMatchObject({
      reason: 'attribute_not_list',
    });
    const many = Array.from({ length: 200 }, (_, place) => `t${place}`);
    expect(passing([change('tags', 'list', 'x', 'add')], { tags: many }).moves[1]).toMatchObject({
      reason: 'list_too_long',
    });
  });

  it('writes the day and the moment as the clock of the person shows them', () => {
    const changes = [change('day', 'date', '', 'today'), change('at', 'date', '', 'now')];
    // 1 January 1970, 00:00 UTC
    expect(passing(changes).profileUpdate).toEqual({
      day: '1970-01-01',
      at: '1970-01-01T00:00:00+00:00',
    });
    expect(passing(changes, { time_zone: 'America/New_York' }).profileUpdate).toEqual({
      day: '1969-12-31',
      at: '1969-12-31T19:00:00-05:00',
    });
  });

  it('is seen by the condition behind it', () => {
    expect(passing([change('tier', 'text', 'gold')]).state.activityId).toBe('gold');
    expect(passing([change('tier', 'clear')], { tier: 'gold' }).state.activityId).toBe('other');
  });

  it.each([
    ['value_empty', change('note', 'text', '{{ event.note }}')],
    ['value_not_number', change('points', 'number', '{{ journey.name }}')],
    ['value_not_date', change('since', 'date', '2026-02-{{ "31" }}')],
    ['value_not_boolean', change('vip', 'boolean', '{{ journey.name }}')],
    ['value_not_locale', change('locale', 'text', '{{ journey.name }} !')],
    ['value_not_time_zone', change('time_zone', 'text', '{{ journey.name }}')],
    ['value_unreadable', change('note', 'text', '{{ journey.name')],
    ['value_not_list', change('tags', 'list', '{{ ", ," }}', 'add')],
    ['text_too_long', change('note', 'text', `{{ journey.name }}${'x'.repeat(1000)}`)],
  ])('writes nothing when a value does not fit, and says why: %s', (reason, wrong) => {
    const { moves, profileUpdate, state } = passing([change('tier', 'text', 'gold'), wrong]);
    expect(profileUpdate).toBeNull();
    expect(moves[1]).toMatchObject({ activityId: 'update', port: 'error', reason });
    expect(state.activityId).toBe('failed');
  });

  it('never stores half an emoji', () => {
    const { profileUpdate } = passing([
      change(
        'note',
        'text',
        '{{ journey.name | append: "😀" | split: "" | slice: 0, 7 | join: "" }}',
      ),
    ]);
    expect(profileUpdate).toEqual({ note: 'Winter\uFFFD' });
  });
});

function problems(changes: ProfileChange[], profileFields?: string[]) {
  const graph = graphOf(
    [entryEvent(), updateOf('update', changes), conditionOn('tier', 'gold'), end('out')],
    [
      ['entry', 'next', 'update'],
      ['update', 'next', 'tier'],
      ['tier', 'match', 'out'],
    ],
  );
  return validateGraph(graph, {
    senders: [],
    templatesOf: () => [],
    audienceIds: new Set(),
    ...(profileFields === undefined ? {} : { profileFields }),
  }).map(({ field, code }) => [field, code]);
}

describe('what keeps an update from being published', () => {
  it.each([
    ['changes.0.attribute', 'attribute_missing', change('', 'text', 'x')],
    ['changes.0.attribute', 'attribute_untouchable', change('phone', 'text', '+1')],
    ['changes.0.attribute', 'attribute_untouchable', change('__proto__', 'text', 'x')],
    ['changes.0.kind', 'attribute_is_text', change('locale', 'number', 'it')],
    ['changes.0.how', 'change_unfit', change('tier', 'text', '1', 'increase')],
    ['changes.0.value', 'value_empty', change('tags', 'list', '', 'add')],
    ['changes.0.value', 'value_not_list', change('tags', 'list', ',', 'add')],
    ['changes.0.value', 'value_empty', change('tier', 'text', ' ')],
    ['changes.0.value', 'value_not_number', change('points', 'number', 'ten')],
    ['changes.0.value', 'value_not_date', change('since', 'date', '2026-02-31')],
    ['changes.0.value', 'value_not_time_zone', change('time_zone', 'text', '+02:00')],
    ['changes.0.value', 'value_liquid_invalid', change('tier', 'text', '{{ profile.x')],
  ])('%s: %s', (field, code, wrong) => {
    expect(problems([wrong])).toEqual([[field, code]]);
  });

  it('names a personal value that has no data, once the fields are known', () => {
    const nickname = change('tier', 'text', '{{ profile.nickname }}');
    expect(problems([nickname])).toEqual([]);
    expect(problems([nickname], ['profile.tier'])).toEqual([
      ['changes.0.value', 'value_variable_unknown'],
    ]);
  });

  it('is nothing to change, or the same attribute twice', () => {
    expect(problems([])).toEqual([['changes', 'change_missing']]);
    expect(problems([change('tier', 'clear'), change('tier', 'clear')])).toEqual([
      ['changes.1.attribute', 'attribute_repeated'],
    ]);
  });

  it('is not a condition on an attribute that only the journey itself sets', () => {
    expect(problems([change('tier', 'text', 'gold')], [])).toEqual([]);
    expect(problems([change('other', 'text', 'gold')], [])).toEqual([
      ['branches.0.rule.field', 'rule_attribute_unknown'],
    ]);
  });
});
