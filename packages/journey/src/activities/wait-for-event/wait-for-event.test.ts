import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import type { ProfileEvent } from '../../step/event-mark.ts';
import { needsEvents } from '../../step/needs-events.ts';
import type { RunState, StepFacts, Transition } from '../../step/run-state.ts';
import { step } from '../../step/step.ts';
import { end, entryAudience, graphOf, updateOf, waitFor } from '../../testing/graphs.ts';
import { validateGraph } from '../../validation/validate-graph.ts';
import { waitForEventSchema, type WaitForEvent } from './schema.ts';

const hour = 3_600_000;

function waitForOrder(settings: object = {}): WaitForEvent {
  return waitForEventSchema.parse({
    id: 'ordered',
    type: 'waitForEvent',
    position: { x: 0, y: 0 },
    eventName: 'order_placed',
    fields: [{ name: 'total', kind: 'number' }],
    deadline: { amount: 1, unit: 'days' },
    ...settings,
  });
}

/** People wait an hour, then for an order; its total goes into their profile. */
function journeyOf(settings: object = {}) {
  return graphOf(
    [
      entryAudience(),
      waitFor('pause', 1),
      waitForOrder(settings),
      updateOf('spent', [
        { attribute: 'spent', kind: 'number', value: '{{ results.ordered.total }}' },
      ]),
      waitFor('after', 1),
      end('none'),
    ],
    [
      ['entry', 'next', 'pause'],
      ['pause', 'next', 'ordered'],
      ['ordered', 'next', 'spent'],
      ['ordered', 'deadline', 'none'],
      ['spent', 'next', 'after'],
    ],
  );
}

let events: ProfileEvent[] = [];

function order(id: number, receivedAt: number, total: number, name = 'order_placed'): ProfileEvent {
  return { id, name, receivedAt, payload: { total, secret: 'x' } };
}

function facts(): StepFacts {
  return {
    runId: 'run',
    journeyName: 'Winter',
    profile: { attributes: {}, consent: { marketing: 'in', service: null } },
    messages: new Map(),
    events: [],
    profileEvents: events,
  };
}

/** Takes a person through: a look when they enter, and one at each of these instants. */
function through(settings: object, ...looks: readonly [now: number, visible: ProfileEvent[]][]) {
  const compiled = compileGraph(journeyOf(settings));
  let state: RunState = {
    activityId: 'entry',
    visit: 1,
    waitingFor: null,
    deadlineAt: null,
    context: { messages: {} },
  };
  let transition: Transition | undefined;
  for (const [now, visible] of [[0, []], ...looks] as const) {
    events = [...visible];
    transition = step(compiled, state, facts(), { kind: 'wake' }, now);
    state = transition.state;
  }
  return { state, transition };
}

describe('a wait for an event', () => {
  it('lets people go on with what the event carried', () => {
    const { state, transition } = through({}, [hour, []], [2 * hour, [order(7, 2 * hour, 30)]]);
    expect(state.activityId).toBe('after');
    expect(transition?.profileUpdate).toEqual({ spent: 30 });
    expect(state.context).toEqual({ messages: {}, results: { ordered: { total: 30 } }, marks: {} });
  });

  it('passes over what came before they were there, other events, and those without the condition', () => {
    const rule = {
      kind: 'group',
      combinator: 'and',
      not: false,
      rules: [{ kind: 'comparison', field: 'event.total', operator: 'at_least', value: 50 }],
    };
    const before = order(1, hour - 10, 99);
    const other = order(2, hour + 10, 99, 'order_paid');
    const small = order(3, hour + 20, 49);
    const { state } = through({ rule }, [hour, [before]], [hour + 30, [before, other, small]]);
    expect(state).toMatchObject({ activityId: 'ordered', waitingFor: 'event' });
    const large = order(4, hour + 40, 50);
    const later = through(
      { rule },
      [hour, [before]],
      [hour + 30, [before, other, small]],
      [hour + 50, [before, other, small, large]],
    );
    expect(later.transition?.profileUpdate).toEqual({ spent: 50 });
  });

  it('does not lose an event that becomes visible after one that was received later', () => {
    const slow = order(1, hour - 10, 30);
    const quick = order(2, hour - 5, 40);
    const { transition } = through({}, [hour, [quick]], [hour + 10, [slow, quick]]);
    expect(transition?.profileUpdate).toEqual({ spent: 30 });
  });

  it('takes the first of several in the order in which we received them', () => {
    const { transition } = through(
      {},
      [hour, []],
      [hour + 30, [order(9, hour + 20, 9), order(8, hour + 20, 8)]],
    );
    expect(transition?.profileUpdate).toEqual({ spent: 8 });
  });

  it('goes on by its deadline when nothing came in time', () => {
    const late = order(5, 25 * hour + 1, 30);
    const { transition } = through({}, [hour, []], [25 * hour + 5, [late]]);
    expect(transition?.moves.map(({ activityId, port }) => `${activityId} ${port}`)).toEqual([
      'ordered deadline',
      'none null',
    ]);
    const inTime = order(5, 25 * hour, 30);
    const other = through({}, [hour, []], [25 * hour + 5, [inTime]]);
    expect(other.state.activityId).toBe('after');
  });

  it('may count events from an earlier activity on', () => {
    const early = order(3, 1000, 30);
    const { transition } = through({ since: 'pause' }, [hour, [early]]);
    expect(transition?.profileUpdate).toEqual({ spent: 30 });
    expect(through({}, [hour, [early]]).state.waitingFor).toBe('event');
  });

  it('needs the events of people only where a step may look at them', () => {
    const compiled = compileGraph(journeyOf());
    const at = (activityId: string, waitingFor: RunState['waitingFor']) =>
      needsEvents(compiled, { ...through({}).state, activityId, waitingFor });
    expect(at('entry', null)).toBe(false);
    expect(at('pause', 'time')).toBe(true);
    expect(at('ordered', 'event')).toBe(true);
    expect(at('after', 'time')).toBe(false);
    const without = compileGraph(
      graphOf([entryAudience(), waitFor('pause', 1)], [['entry', 'next', 'pause']]),
    );
    expect(without.eventsOnArrival.size + without.eventsOnLeaving.size).toBe(0);
  });

  it.each([
    [{ eventName: '' }, 'eventName waited_event_missing'],
    [{ eventName: '1st order' }, 'eventName event_name_invalid'],
    [{ since: 'after' }, 'since since_not_earlier'],
    [{ since: 'gone' }, 'since since_not_earlier'],
    [{ deadline: { amount: 13, unit: 'weeks' } }, 'deadline wait_beyond_lifetime'],
    [
      {
        rule: {
          kind: 'group',
          combinator: 'and',
          not: false,
          rules: [{ kind: 'comparison', field: 'event.colour', operator: 'equals', value: 'x' }],
        },
      },
      'rule.rules.0.field rule_field_unknown',
    ],
  ])('%j: %s', (settings, expected) => {
    const context = { senders: [], templatesOf: () => [], audienceIds: new Set<string>() };
    const problems = validateGraph(journeyOf(settings), context)
      .filter(({ activityId }) => activityId === 'ordered')
      .map(({ field, code }) => `${field} ${code}`);
    expect(problems).toEqual([expected]);
  });
});
