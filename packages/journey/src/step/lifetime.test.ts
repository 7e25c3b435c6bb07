import { describe, expect, it } from 'vitest';

import { compileGraph } from '../graph/compile-graph.ts';
import { end, entryAudience, graphOf, waitFor, whatsApp } from '../testing/graphs.ts';
import type { RunState, StepFacts, Trigger } from './run-state.ts';
import { step } from './step.ts';

const day = 86_400_000;
const entered = 1_000_000;

const facts: StepFacts = {
  runId: 'run',
  journeyName: 'Winter',
  profile: { attributes: {}, consent: { marketing: 'in', service: null } },
  messages: new Map(),
  events: [],
  enteredAt: entered,
};

function journey(lifetimeDays?: number) {
  const graph = graphOf(
    [entryAudience(), waitFor('wait', 24 * 100), whatsApp('message'), end()],
    [
      ['entry', 'next', 'wait'],
      ['wait', 'next', 'message'],
      ['message', 'next', 'end'],
    ],
  );
  if (lifetimeDays !== undefined) graph.settings.lifetime = { amount: lifetimeDays, unit: 'days' };
  return compileGraph(graph);
}

function at(activityId: string, waitingFor: RunState['waitingFor'], deadlineAt: number | null) {
  return { activityId, visit: 2, waitingFor, deadlineAt, context: { messages: {} } };
}

describe('the lifetime of a passage', () => {
  it('ends a wait that lasts longer: 91 days after entering, or when the author says', () => {
    for (const [compiled, days] of [
      [journey(), 91],
      [journey(7), 7],
    ] as const) {
      const arrived = step(compiled, at('entry', null, null), facts, { kind: 'wake' }, entered);
      expect(arrived.wakeAt).toBe(entered + days * day);
      const before = entered + days * day - 1;
      const waiting = step(compiled, arrived.state, facts, { kind: 'wake' }, before);
      expect(waiting.end).toBeNull();
      const over = step(compiled, arrived.state, facts, { kind: 'wake' }, before + 1);
      expect(over.end).toEqual({ status: 'exited', reason: 'lifetime' });
      expect(over.moves).toEqual([
        { activityId: 'wait', visit: arrived.state.visit, port: null, reason: 'lifetime' },
      ]);
      expect(over.wakeAt).toBeNull();
    }
  });

  it('leaves a message that is on its way alone, and ends the passage behind it', () => {
    const compiled = journey(7);
    const late = entered + 8 * day;
    const sending = at('message', 'dispatch', late + day);
    const woken = step(compiled, sending, facts, { kind: 'wake' }, late);
    expect(woken).toMatchObject({ end: null, wakeAt: late + day });
    const accepted: Trigger = { kind: 'dispatched', outcome: 'accepted' };
    const after = step(compiled, sending, facts, accepted, late);
    expect(after.moves.map(({ activityId, port }) => `${activityId} ${port}`)).toEqual([
      'message next',
      'end null',
    ]);
    expect(after.end).toEqual({ status: 'exited', reason: 'lifetime' });
  });
});
