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

const change = (attribute: string, kind: ProfileChange['kind'], value = ''): ProfileChange => ({
  attribute,
  kind,
  value,
});

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
