import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import { step } from '../../step/step.ts';
import { end, entryAudience, graphOf, splitInto } from '../../testing/graphs.ts';
import { validateGraph } from '../../validation/validate-graph.ts';

const journey = (a: number, b: number) =>
  graphOf(
    [entryAudience(), splitInto('split', a, b), end('left'), end('right')],
    [
      ['entry', 'next', 'split'],
      ['split', 'a', 'left'],
      ['split', 'b', 'right'],
    ],
  );

function endOf(graph: ReturnType<typeof compileGraph>, runId: string, visit = 1): string {
  const state = {
    activityId: 'entry',
    visit,
    waitingFor: null,
    deadlineAt: null,
    context: { messages: {} },
  };
  const facts = {
    runId,
    journeyName: 'Winter',
    profile: { attributes: {}, consent: { marketing: null, service: null } },
    messages: new Map(),
    events: [],
  };
  return step(graph, state, facts, { kind: 'wake' }, 0).state.activityId;
}

describe('a random split', () => {
  it('gives each branch its share of the people', () => {
    const graph = compileGraph(journey(30, 70));
    const people = Array.from({ length: 20_000 }, (_, place) => endOf(graph, `run-${place}`));
    const share = people.filter((place) => place === 'left').length / people.length;
    expect(share).toBeGreaterThan(0.285);
    expect(share).toBeLessThan(0.315);
  });

  it('takes the same branch whenever the same passage is looked at again', () => {
    const graph = compileGraph(journey(50, 50));
    for (let place = 0; place < 100; place += 1) {
      expect(endOf(graph, `run-${place}`)).toBe(endOf(graph, `run-${place}`));
    }
  });

  it('draws anew on every lap of a loop', () => {
    const graph = compileGraph(journey(50, 50));
    const laps = Array.from({ length: 50 }, (_, lap) => endOf(graph, 'run', lap));
    expect(new Set(laps).size).toBe(2);
  });

  it('sends nobody down a branch of 0 %', () => {
    const graph = compileGraph(journey(0, 100));
    const people = Array.from({ length: 1000 }, (_, place) => endOf(graph, `run-${place}`));
    expect(new Set(people)).toEqual(new Set(['right']));
  });

  it('can be published only when its shares make 100 %', () => {
    const context = { senders: [], templatesOf: () => [], audienceIds: new Set<string>() };
    expect(validateGraph(journey(40, 60), context)).toEqual([]);
    expect(validateGraph(journey(40, 50), context)).toMatchObject([
      {
        activityId: 'split',
        field: 'branches',
        code: 'split_total_wrong',
        text: 'The shares add up to 90 %. Make them 100 %.',
      },
    ]);
  });

  it('needs two branches', () => {
    const graph = journey(40, 60);
    const lone = {
      ...graph,
      activities: graph.activities.map((activity) =>
        activity.type === 'split'
          ? { ...activity, branches: [{ id: 'a', name: '', weight: 100 }] }
          : activity,
      ),
      connections: graph.connections.filter(({ from }) => from.port !== 'b'),
    };
    const context = { senders: [], templatesOf: () => [], audienceIds: new Set<string>() };
    expect(validateGraph(lone, context).map(({ code }) => code)).toContain('split_branch_missing');
  });
});
