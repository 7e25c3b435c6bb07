import { describe, expect, it } from 'vitest';

import { createActivity } from '../activities/registry.ts';
import type { Activity } from '../activities/activity.ts';
import type { Graph } from '../graph/graph.ts';
import { end, entryAudience, graphOf, reactionTo, waitFor, whatsApp } from '../testing/graphs.ts';
import { changesTheJourney, diffGraphs } from '../graph/graph-diff.ts';
import { isContentOnly } from './content-only.ts';
import { matchPeople } from './match-people.ts';

function journey(): Graph {
  return graphOf(
    [entryAudience(), whatsApp('hello'), reactionTo('answer', 'hello'), waitFor('wait', 24), end()],
    [
      ['entry', 'next', 'hello'],
      ['hello', 'next', 'answer'],
      ['answer', 'yes', 'wait'],
      ['wait', 'next', 'end'],
    ],
  );
}

/** The journey with one activity changed. */
function withChange(id: string, change: (activity: Activity) => Activity): Graph {
  const graph = journey();
  return {
    ...graph,
    activities: graph.activities.map((one) => (one.id === id ? change(one) : one)),
  };
}

function named(value: string): (activity: Activity) => Activity {
  return (activity) => {
    if (activity.type !== 'whatsapp' || activity.content.template === undefined) return activity;
    const { template } = activity.content;
    const values = { 'body.1': { value, fallback: 'there' } };
    return {
      ...activity,
      content: { template: { ...template, byLanguage: { en: { values } } } },
    };
  };
}

function split(ids: readonly string[], name = ''): Graph {
  return graphOf(
    [
      entryAudience(),
      {
        ...createActivity('split', 'split', { x: 0, y: 0 }),
        branches: ids.map((id) => ({ id, name: `${id}${name}`, weight: 50 })),
      },
    ],
    [['entry', 'next', 'split']],
  );
}

describe('two versions', () => {
  it.each([
    ['the words of a message', withChange('hello', named('{{ profile.last_name }}')), true],
    ['the name of an activity', withChange('wait', (one) => ({ ...one, name: 'A day' })), true],
    [
      'the label of an outcome',
      withChange('answer', (one) =>
        one.type === 'reaction'
          ? {
              ...one,
              outcomes: one.outcomes.map((outcome) =>
                outcome.kind === 'button' ? { ...outcome, label: 'Sure' } : outcome,
              ),
            }
          : one,
      ),
      true,
    ],
    ['a link that may be waited for', withChange('hello', named('https://waypost.example')), false],
    [
      'another template behind a reaction to its button',
      withChange('hello', (one) =>
        one.type === 'whatsapp' && one.content.template !== undefined
          ? { ...one, content: { template: { ...one.content.template, name: 'other' } } }
          : one,
      ),
      false,
    ],
    ['how long people wait', withChange('wait', () => waitFor('wait', 1)), false],
  ])('with %s changed: content only is %s', (_, after, expected) => {
    const diff = diffGraphs(journey(), after);
    expect(changesTheJourney(diff)).toBe(true);
    expect(isContentOnly(diff, journey(), after)).toBe(expected);
  });

  it('of which one renamed its branches differ in words only; another branch is more', () => {
    const before = split(['a', 'b']);
    const isWords = (after: Graph) => isContentOnly(diffGraphs(before, after), before, after);
    expect(isWords(split(['a', 'b'], '!'))).toBe(true);
    expect(isWords(split(['a', 'b', 'c']))).toBe(false);
    expect(isWords(split(['b', 'a']))).toBe(false);
  });
});

describe('people of a version', () => {
  it('fit where an activity of the same id and kind is, and nowhere else', () => {
    const after = withChange('wait', () => end('wait'));
    const { fits } = matchPeople(journey(), { ...after, activities: after.activities.slice(0, 4) });
    const places = ['entry', 'hello', 'answer', 'wait', 'end'];
    expect(places.filter((activityId) => fits({ activityId }))).toEqual([
      'entry',
      'hello',
      'answer',
    ]);
  });

  it('wait as long as the new version says, from when they came', () => {
    const { deadline } = matchPeople(
      journey(),
      withChange('wait', () => waitFor('wait', 25)),
    );
    expect(deadline('wait', 1_000)).toBe(3_601_000);
    expect(deadline('answer', 1_000)).toBe(1_000);
    expect(deadline('wait', null)).toBeNull();
  });

  it('fit into a parallel branch only if they are on it already', () => {
    const activities = [
      entryAudience(),
      createActivity('parallel', 'fork', { x: 0, y: 0 }),
      waitFor('left', 1),
      waitFor('right', 1),
      { ...createActivity('join', 'join', { x: 0, y: 0 }), parallelId: 'fork' },
      waitFor('after', 1),
    ];
    const forked = graphOf(activities, [
      ['entry', 'next', 'fork'],
      ['fork', 'a', 'left'],
      ['fork', 'b', 'right'],
      ['left', 'next', 'join'],
      ['right', 'next', 'join'],
      ['join', 'next', 'after'],
    ]);
    const turned: Graph = {
      ...forked,
      connections: forked.connections.map((line) =>
        line.from.activity === 'fork'
          ? { ...line, to: line.from.port === 'a' ? 'right' : 'left' }
          : line,
      ),
    };
    const same = matchPeople(forked, forked);
    expect(same.fits({ activityId: 'left', branch: 'fork/a' })).toBe(true);
    expect(same.fits({ activityId: 'join' })).toBe(true);
    expect(same.fits({ activityId: 'after' })).toBe(true);
    // In an earlier version it may have stood before the branches.
    expect(same.fits({ activityId: 'left' })).toBe(false);
    expect(matchPeople(forked, turned).fits({ activityId: 'left', branch: 'fork/a' })).toBe(false);
  });
});
