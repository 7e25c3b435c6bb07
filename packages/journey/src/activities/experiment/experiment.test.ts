import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import type { StepFacts, Transition } from '../../step/run-state.ts';
import { step } from '../../step/step.ts';
import { end, entryAudience, experimentOn, graphOf, whatsApp } from '../../testing/graphs.ts';
import { validateGraph } from '../../validation/validate-graph.ts';
import type { Activity } from '../activity.ts';
import { experimentDesign, experimentKey } from './design.ts';
import type { Experiment } from './schema.ts';

const journey = (a: number, b: number, holdout = 0) =>
  compileGraph(
    graphOf(
      [entryAudience(), experimentOn('test', a, b, holdout), end('a'), end('b'), end('none')],
      [
        ['entry', 'next', 'test'],
        ['test', 'a', 'a'],
        ['test', 'b', 'b'],
        ['test', 'holdout', 'none'],
      ],
    ),
  );

function pass(
  graph: ReturnType<typeof compileGraph>,
  person: string,
  extras: Partial<StepFacts> = {},
): Transition {
  const state = {
    activityId: 'entry',
    visit: 1,
    waitingFor: null,
    deadlineAt: null,
    context: { messages: {} },
  };
  const facts = {
    runId: `run of ${person}`,
    person,
    journeyName: 'Winter',
    profile: { attributes: {}, consent: { marketing: null, service: null } },
    messages: new Map(),
    events: [],
    ...extras,
  };
  return step(graph, state, facts, { kind: 'wake' }, 0);
}

const placeOf = (...all: Parameters<typeof pass>): string => pass(...all).state.activityId;
const people = Array.from({ length: 20_000 }, (_, place) => `person-${place}`);

function shares(graph: ReturnType<typeof compileGraph>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const person of people) {
    const place = placeOf(graph, person);
    found[place] = (found[place] ?? 0) + 1 / people.length;
  }
  return found;
}

describe('an experiment', () => {
  it('holds out its share of everybody, and gives each variant its share of the others', () => {
    const found = shares(journey(30, 70, 10));
    expect(found['none']).toBeCloseTo(0.1, 1.7);
    expect(found['a']).toBeCloseTo(0.27, 1.7);
    expect(found['b']).toBeCloseTo(0.63, 1.7);
  });

  it('brings a person to the same variant in every passage, whatever its id', () => {
    const graph = journey(50, 50);
    for (const person of people.slice(0, 200)) {
      expect(placeOf(graph, person, { runId: 'another' })).toBe(placeOf(graph, person));
    }
  });

  it('holds the same people out when shares of variants change', () => {
    const [before, after] = [journey(50, 50, 10), journey(10, 90, 10)];
    for (const person of people.slice(0, 500)) {
      expect(placeOf(before, person) === 'none').toBe(placeOf(after, person) === 'none');
    }
  });

  it('draws for each experiment of a journey by itself', () => {
    const together = people.slice(0, 2000).map((person) => {
      const [one, two] = ['one', 'two'].map(
        (id) =>
          pass(
            compileGraph(
              graphOf([entryAudience(), experimentOn(id, 50, 50)], [['entry', 'next', id]]),
            ),
            person,
          ).moves.at(-1)?.port,
      );
      return one === two;
    });
    const same = together.filter(Boolean).length / together.length;
    expect(same).toBeGreaterThan(0.45);
    expect(same).toBeLessThan(0.55);
  });

  it('notes what was drawn and has the person counted', () => {
    const { moves, effects } = pass(journey(100, 0), 'person-1');
    expect(moves.at(1)).toMatchObject({ activityId: 'test', port: 'a' });
    expect(moves.at(1)?.reason).toMatch(/^drawn:\d+\.\d$/);
    expect(effects).toMatchObject([{ kind: 'assignment', variant: 'a', activityId: 'test' }]);
  });

  it('sends everybody to the winner and counts them no more, but goes on holding out', () => {
    const graph = journey(50, 50, 20);
    const winners = new Map([[keyIn(graph), 'b']]);
    for (const person of people.slice(0, 500)) {
      const before = placeOf(graph, person);
      const after = pass(graph, person, { winners });
      expect(after.state.activityId).toBe(before === 'none' ? 'none' : 'b');
      if (before !== 'none') {
        expect(after.effects).toEqual([]);
        expect(after.moves.at(1)?.reason).toBe('experiment_winner');
      }
    }
  });

  it('forgets a winner of another design', () => {
    const winners = new Map([[keyIn(journey(50, 50)), 'b']]);
    expect(placeOf(journey(100, 0), 'person-1', { winners })).toBe('a');
  });
});

function keyIn(graph: ReturnType<typeof compileGraph>): string {
  const activity = graph.activities.get('test');
  if (activity?.type !== 'experiment') throw new Error('the graph has no experiment');
  return experimentKey('test', experimentDesign(activity));
}

describe('an experiment that is checked', () => {
  const context = { senders: [], templatesOf: () => [], audienceIds: new Set<string>() };
  const made = experimentOn('test', 40, 60);
  const everything = { kind: 'group' as const, combinator: 'and' as const, not: false, rules: [] };

  function problemsOf(changed: Partial<Experiment>, behind: Activity[] = [], goal = false) {
    const plain = graphOf(
      [entryAudience(), { ...made, ...changed }, end('a'), ...behind],
      [
        ['entry', 'next', 'test'],
        ['test', 'a', 'a'],
        ...behind.map(({ id }): [string, string, string] => ['test', 'b', id]),
      ],
    );
    const order = { kind: 'event' as const, eventName: 'order', fields: [], rule: everything };
    const settings = goal
      ? { ...plain.settings, goal: { name: '', when: order, within: made.within } }
      : plain.settings;
    return validateGraph({ ...plain, settings }, context).flatMap(({ activityId, field, code }) =>
      activityId === 'test' ? [`${field} ${code}`] : [],
    );
  }

  it.each([
    [{}, []],
    [{ variants: [{ id: 'a', name: '', weight: 100 }] }, ['variants experiment_variant_missing']],
    [
      { variants: made.variants.map((variant) => ({ ...variant, weight: 40 })) },
      ['variants experiment_total_wrong'],
    ],
    [
      { variants: made.variants.map(({ id }, place) => ({ id, name: '', weight: place * 100 })) },
      ['variants.0.weight variant_without_people'],
    ],
    [
      { variants: made.variants.map((variant) => ({ ...variant, id: 'a', weight: 50 })) },
      ['variants.1 variant_repeated'],
    ],
    [{ metric: { kind: 'goal' as const } }, ['metric experiment_goal_missing']],
    [{ metric: { kind: 'reply' as const } }, ['metric experiment_message_missing']],
    [
      { metric: { kind: 'event' as const, eventName: '' } },
      ['metric.eventName experiment_event_missing'],
    ],
    [
      { metric: { kind: 'event' as const, eventName: '1st' } },
      ['metric.eventName event_name_invalid'],
    ],
    [{ within: { amount: 20, unit: 'weeks' as const } }, ['within experiment_beyond_lifetime']],
  ])('%j has the problems %j', (changed, problems) => {
    expect(problemsOf(changed)).toEqual(problems);
  });

  it('can be measured by a goal the journey has, and by messages behind it', () => {
    expect(problemsOf({ metric: { kind: 'goal' } }, [], true)).toEqual([]);
    expect(problemsOf({ metric: { kind: 'read' } }, [whatsApp('offer')])).toEqual([]);
  });

  it('sees clicks on short links only', () => {
    expect(problemsOf({ metric: { kind: 'click' } }, [whatsApp('offer')])).toEqual([
      'metric experiment_links_not_shortened',
    ]);
  });
});
