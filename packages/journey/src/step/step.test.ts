import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

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
import {
  messageKey,
  type MessageEvent,
  type MessageFacts,
  type RunState,
  type StepFacts,
} from './run-state.ts';
import { step } from './step.ts';

const hour = 3_600_000;
const atEntry: RunState = {
  activityId: 'entry',
  visit: 1,
  waitingFor: null,
  deadlineAt: null,
  context: { messages: {} },
};

function factsOf(facts: Partial<StepFacts> = {}): StepFacts {
  return {
    runId: 'run',
    journeyName: 'Winter',
    profile: { attributes: {}, consent: { marketing: 'in', service: null } },
    messages: new Map(),
    events: [],
    ...facts,
  };
}

const journey = compileGraph(
  graphOf(
    [
      entryAudience(),
      whatsApp('first'),
      reactionTo('asked', 'first'),
      waitFor('pause', 2),
      whatsApp('second'),
      end(),
    ],
    [
      ['entry', 'next', 'first'],
      ['first', 'next', 'asked'],
      ['asked', 'yes', 'pause'],
      ['pause', 'next', 'second'],
      ['second', 'next', 'end'],
    ],
  ),
);

/** A run that has just come to rest in the reaction on its first message. */
function waitingForReaction(): RunState {
  const arrived = step(journey, atEntry, factsOf(), { kind: 'wake' }, 0);
  const accepted = { kind: 'dispatched', outcome: 'accepted' } as const;
  return step(journey, arrived.state, factsOf(), accepted, 10).state;
}

const message = messageKey('first', 2);
const noFacts: MessageFacts = { acceptedAt: 10, deliveredAt: null, readAt: null, failedAt: null };
const tap: MessageEvent = { sequence: 7, kind: 'button', message, button: 0 };

describe('a step', () => {
  it('stays at the WhatsApp activity until the message has an outcome', () => {
    const arrived = step(journey, atEntry, factsOf(), { kind: 'wake' }, 0);
    expect(arrived.state).toMatchObject({ activityId: 'first', waitingFor: 'dispatch', visit: 2 });
    expect(arrived.send).toEqual({ activityId: 'first', visit: 2, expiresAt: 24 * hour });
    const woken = step(journey, arrived.state, factsOf(), { kind: 'wake' }, hour);
    expect(woken).toMatchObject({ moves: [], send: null, end: null, wakeAt: 24 * hour });
  });

  it('remembers the accepted message, so that the reaction finds it', () => {
    expect(waitingForReaction()).toMatchObject({
      activityId: 'asked',
      waitingFor: 'reaction',
      deadlineAt: 10 + 24 * hour,
      context: { messages: { first: message } },
    });
  });

  it('ends as failed when the message is refused and the error port leads nowhere', () => {
    const arrived = step(journey, atEntry, factsOf(), { kind: 'wake' }, 0);
    const refused = { kind: 'dispatched', outcome: 'excluded', reason: 'no_consent' } as const;
    const result = step(journey, arrived.state, factsOf(), refused, 5);
    expect(result.end).toEqual({ status: 'failed', reason: 'no_consent' });
    expect(result.moves).toEqual([
      { activityId: 'first', visit: 2, port: 'error', reason: 'no_consent' },
    ]);
  });

  it('leaves a reaction by the tapped button and goes on to the wait behind it', () => {
    const facts = factsOf({ messages: new Map([[message, noFacts]]), events: [tap] });
    const result = step(journey, waitingForReaction(), facts, { kind: 'wake' }, hour);
    expect(result.moves).toEqual([{ activityId: 'asked', visit: 3, port: 'yes', reason: null }]);
    expect(result.state).toMatchObject({ activityId: 'pause', waitingFor: 'time' });
    expect(result.wakeAt).toBe(3 * hour);
  });

  it('takes a tap on another button as a reply', () => {
    const facts = factsOf({ events: [{ ...tap, button: 1 }] });
    const result = step(journey, waitingForReaction(), facts, { kind: 'wake' }, hour);
    expect(result.moves[0]?.port).toBe('answered');
  });

  it('ignores what people do with other messages', () => {
    const facts = factsOf({ events: [{ ...tap, message: messageKey('first', 9) }] });
    const result = step(journey, waitingForReaction(), facts, { kind: 'wake' }, hour);
    expect(result.moves).toEqual([]);
  });

  it('prefers what the person did over the read receipt that came with it', () => {
    const read = new Map([[message, { ...noFacts, deliveredAt: 20, readAt: 30 }]]);
    const state = waitingForReaction();
    const both = step(
      journey,
      state,
      factsOf({ messages: read, events: [tap] }),
      { kind: 'wake' },
      hour,
    );
    expect(both.moves[0]?.port).toBe('yes');
    const readOnly = step(journey, state, factsOf({ messages: read }), { kind: 'wake' }, hour);
    expect(readOnly.moves[0]?.port).toBe('seen');
  });

  it('takes the deadline port when nothing came in time, to the millisecond', () => {
    const state = waitingForReaction();
    const deadline = 10 + 24 * hour;
    const early = step(journey, state, factsOf(), { kind: 'wake' }, deadline - 1);
    expect(early.moves).toEqual([]);
    const late = step(journey, state, factsOf(), { kind: 'wake' }, deadline);
    expect(late.moves[0]?.port).toBe('deadline');
    expect(late.end).toEqual({ status: 'finished', reason: null });
  });

  it('does not start a wait again when it is woken early', () => {
    const waiting: RunState = {
      ...atEntry,
      activityId: 'pause',
      waitingFor: 'time',
      deadlineAt: 500,
    };
    expect(step(journey, waiting, factsOf(), { kind: 'wake' }, 499).wakeAt).toBe(500);
    expect(step(journey, waiting, factsOf(), { kind: 'wake' }, 500).state.activityId).toBe(
      'second',
    );
  });

  it('sends people by the first branch that fits', () => {
    const graph = compileGraph(
      graphOf(
        [entryAudience(), conditionOn('tier', 'gold'), end('yes'), end('no')],
        [
          ['entry', 'next', 'tier'],
          ['tier', 'match', 'yes'],
          ['tier', 'otherwise', 'no'],
        ],
      ),
    );
    const as = (tier: unknown) =>
      step(
        graph,
        atEntry,
        factsOf({ profile: { attributes: { tier }, consent: { marketing: null, service: null } } }),
        { kind: 'wake' },
        0,
      ).state.activityId;
    expect([as('Gold'), as('silver'), as(undefined)]).toEqual(['yes', 'no', 'no']);
  });

  it('ends a loop that validation should have refused', () => {
    const loop = compileGraph(
      graphOf(
        [entryAudience(), conditionOn('a', 'x'), conditionOn('b', 'y')],
        [
          ['entry', 'next', 'a'],
          ['a', 'otherwise', 'b'],
          ['b', 'otherwise', 'a'],
        ],
      ),
    );
    const result = step(loop, atEntry, factsOf(), { kind: 'wake' }, 0);
    expect(result.end).toEqual({ status: 'failed', reason: 'loop_without_wait' });
  });

  it('never moves backwards in visits and is in one place, whatever happens when', () => {
    const happening = fc.record({
      after: fc.integer({ min: 0, max: 30 * hour }),
      tapped: fc.option(fc.integer({ min: 0, max: 3 })),
      outcome: fc.constantFrom('accepted' as const, 'refused' as const, null),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 20 }), (happenings) => {
        let now = 0;
        let result = step(journey, atEntry, factsOf(), { kind: 'wake' }, now);
        const events: MessageEvent[] = [];
        for (const { after, tapped, outcome } of happenings) {
          if (result.end !== null) break;
          now += after;
          if (tapped !== null) events.push({ ...tap, sequence: events.length, button: tapped });
          const before = result.state;
          const trigger =
            before.waitingFor === 'dispatch' && outcome !== null
              ? outcome === 'accepted'
                ? ({ kind: 'dispatched', outcome } as const)
                : ({ kind: 'dispatched', outcome, reason: '131000' } as const)
              : ({ kind: 'wake' } as const);
          result = step(journey, before, factsOf({ events }), trigger, now);
          expect(result.state.visit - before.visit).toBe(result.arrivals.length);
          expect(result.end === null).toBe(result.wakeAt !== null);
          if (result.wakeAt !== null) expect(result.wakeAt).toBeGreaterThan(now);
        }
      }),
    );
  });
});
