import { expect, test } from 'vitest';

import { compileGraph } from '../graph/compile-graph.ts';
import {
  conditionOn,
  end,
  entryAudience,
  graphOf,
  reactionTo,
  waitFor,
  whatsApp,
} from '../testing/graphs.ts';
import { needsProfile } from './needs-profile.ts';
import type { RunState } from './run-state.ts';

const journey = compileGraph(
  graphOf(
    [
      entryAudience(),
      whatsApp('greet'),
      reactionTo('asked', 'greet'),
      waitFor('pause', 2),
      conditionOn('tier', 'gold'),
      end('thanks'),
      end('over'),
    ],
    [
      ['entry', 'next', 'greet'],
      ['greet', 'next', 'asked'],
      ['greet', 'error', 'over'],
      ['asked', 'yes', 'thanks'],
      ['asked', 'seen', 'pause'],
      ['pause', 'next', 'tier'],
      ['tier', 'match', 'thanks'],
    ],
  ),
);

function at(activityId: string, waitingFor: RunState['waitingFor']): boolean {
  const state = { activityId, waitingFor, visit: 1, deadlineAt: null, context: { messages: {} } };
  return needsProfile(journey, state);
}

test('a profile is needed where a message is written or a condition decides, or comes before the next wait', () => {
  expect(at('entry', null)).toBe(true);
  expect(at('greet', null)).toBe(true);
  expect(at('pause', 'time')).toBe(true);
});

test('a profile is not needed where a run only leaves a message, a reaction or for a wait', () => {
  expect(at('greet', 'dispatch')).toBe(false);
  expect(at('asked', 'reaction')).toBe(false);
  expect(at('asked', null)).toBe(false);
  expect(at('pause', null)).toBe(false);
});
