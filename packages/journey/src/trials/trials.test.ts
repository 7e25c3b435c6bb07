import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ValidationContext } from '../activities/definition.ts';
import { waitSchema } from '../activities/wait/schema.ts';
import { compileGraph } from '../graph/compile-graph.ts';
import type { Graph } from '../graph/graph.ts';
import type { RunState, StepFacts } from '../step/run-state.ts';
import {
  end,
  entryAudience,
  entryEvent,
  graphOf,
  jumpTo,
  senderId,
  startOther,
  waitFor,
  waitForEventOf,
  whatsApp,
} from '../testing/graphs.ts';
import { chooserOf, graphFrom } from '../testing/random-graphs.ts';
import { PassageWalk } from '../walk/passage-walk.ts';
import { isPublishable, validateGraph } from '../validation/validate-graph.ts';
import { instantOf, shownAt, type Pace } from './pace.ts';
import { stepAtPace } from './step-at-pace.ts';
import { trialGraph, trialNotes } from './trial-graph.ts';

const hour = 3_600_000;
const minute = 60_000;
const noon = Date.UTC(2026, 10, 21, 12);
const aDayIn12Seconds: Pace = { since: noon, factor: 7200 };
const numbers = fc.array(fc.nat(59), { minLength: 20, maxLength: 200, size: 'max' });

test('at no pace do two moments change places, and none comes early', () => {
  const instants = fc.integer({ min: 0, max: 400 * 24 * hour });
  fc.assert(
    fc.property(instants, instants, fc.integer({ min: 1, max: 86_400 }), (a, b, factor) => {
      const pace = { since: noon, factor };
      const [first, second] = [noon + Math.min(a, b), noon + Math.max(a, b)];
      expect(instantOf(pace, first)).toBeLessThanOrEqual(instantOf(pace, second));
      const shown = shownAt(pace, instantOf(pace, first));
      expect(shown).toBeGreaterThanOrEqual(first);
      expect(shown - first).toBeLessThan(factor);
      expect(instantOf(pace, shownAt(pace, first))).toBe(first);
    }),
  );
});

test(
  'whoever walks any graph takes the same way at any pace, each step at the same time of the journey',
  { timeout: 60_000 },
  () => {
    let waited = 0;
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(60, 1440, 7200),
        (drawn, size, factor) => {
          const choose = chooserOf(drawn);
          const graph = {
            ...graphFrom(choose, size, { parallels: true }),
            settings: { reentry: 'never' as const, lifetime: { amount: 6, unit: 'days' as const } },
          };
          if (!isPublishable(validateGraph(graph, shop))) return;
          const pace = { since: noon, factor };
          const plain = walkOf(graph, null);
          const paced = walkOf(graph, pace);
          let now = noon;
          plain.settle(now);
          paced.settle(now);
          for (let look = 0; look < 300 && plain.inside().length > 0; look += 1) {
            const [sending] = plain.sending();
            const instant = instantOf(pace, now);
            if (sending !== undefined) {
              const same = paced.runs.get(sending.id);
              const outcome = { kind: 'dispatched', outcome: 'accepted' } as const;
              plain.dispatched(sending, outcome, now);
              if (same !== undefined) paced.dispatched(same, outcome, instant);
            } else {
              const message = plain.sent()[choose(plain.sent().length)];
              if (message !== undefined && choose(4) === 0) {
                plain.answered(message, now);
                paced.answered(message, instant);
              } else {
                const next = plain.nextAt() ?? now;
                if (next > now) waited += 1;
                expect(paced.nextAt()).toBe(plain.nextAt() === null ? null : instantOf(pace, next));
                now = next;
                plain.settle(now);
                paced.settle(instantOf(pace, now));
              }
            }
          }
          expect(pathsOf(paced)).toEqual(pathsOf(plain));
        },
      ),
      { numRuns: 150 },
    );
    expect(waited).toBeGreaterThan(10);
  },
);

const shop: ValidationContext = {
  senders: [{ id: senderId, name: 'Shop', connection: 'simulator' }],
  templatesOf: () => [
    {
      name: 'hello',
      language: 'en',
      category: 'MARKETING',
      status: 'APPROVED',
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ada']] } },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
    },
  ],
  audienceIds: new Set(),
};

function walkOf(graph: Graph, pace: Pace | null): PassageWalk {
  return new PassageWalk(compileGraph(graph, pace), {
    runId: 'run',
    branchId: (parentId, port, visit) => `${parentId}/${port}#${visit}`,
    profile: { attributes: { tier: 'gold' }, consent: { marketing: 'in', service: null } },
    enteredAt: noon,
  });
}

function pathsOf(walk: PassageWalk): string[] {
  return [...walk.runs.values()].map(
    ({ id, path, status }) => `${id} ${status} ${path.join(', ')}`,
  );
}

const facts: StepFacts = {
  runId: 'run',
  journeyName: 'Winter',
  profile: { attributes: { time_zone: 'UTC' }, consent: { marketing: 'in', service: null } },
  messages: new Map(),
  events: [],
  enteredAt: noon,
};

function at(activityId: string, more: Partial<RunState> = {}): RunState {
  const empty = { waitingFor: null, deadlineAt: null, context: { messages: {} } };
  return { activityId, visit: 1, ...empty, ...more };
}

test('a wait until a time of day ends when the clock of the trial shows it', () => {
  const until = {
    kind: 'time' as const,
    time: '09:00',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    zone: null,
  };
  const wait = waitSchema.parse({ ...waitFor('wait', 1), until });
  const graph = graphOf([entryAudience(), wait, end()], [['entry', 'next', 'wait']]);
  const moved = stepAtPace(
    compileGraph(graph, aDayIn12Seconds),
    at('wait'),
    facts,
    { kind: 'wake' },
    noon,
  );
  // 21 hours, of which two take a second.
  expect(moved.wakeAt).toBe(noon + 10_500);
  expect(moved.state.deadlineAt).toBe(moved.wakeAt);
});

test('a message has as long to leave as ever, however fast its journey goes', () => {
  const graph = graphOf([entryAudience(), whatsApp('greet'), end()], [['entry', 'next', 'greet']]);
  const later = noon + minute;
  const plain = stepAtPace(compileGraph(graph), at('greet'), facts, { kind: 'wake' }, later);
  const paced = stepAtPace(
    compileGraph(graph, aDayIn12Seconds),
    at('greet'),
    facts,
    { kind: 'wake' },
    later,
  );
  expect(paced.send).toEqual(plain.send);
  expect(paced.wakeAt).toBe(plain.wakeAt);
  expect(paced.state).toEqual(plain.state);
});

test('an event that was being recorded when the person came to wait for it still counts', () => {
  const graph = graphOf(
    [entryEvent(), waitForEventOf('paid', 'paid', 0, 48), end()],
    [['paid', 'next', 'end']],
  );
  const compiled = compileGraph(graph, aDayIn12Seconds);
  const came = noon + minute;
  const waiting = stepAtPace(compiled, at('paid'), facts, { kind: 'wake' }, came);
  expect(waiting.state.waitingFor).toBe('event');
  const event = { id: 7, name: 'paid', receivedAt: came - 30_000, payload: { total: 40 } };
  const told = { ...facts, profileEvents: [event] };
  const moved = stepAtPace(compiled, waiting.state, told, { kind: 'wake' }, came + 100);
  expect(moved.moves.map(({ port }) => port)).toEqual(['next', null]);
});

test('a trial leads nobody into other journeys, and keeps nobody out', () => {
  const graph: Graph = {
    ...graphOf(
      [
        entryAudience(),
        startOther('tell', senderId, 'x'),
        whatsApp('greet'),
        jumpTo('on', senderId),
      ],
      [
        ['entry', 'next', 'tell'],
        ['tell', 'next', 'greet'],
        ['tell', 'error', 'on'],
        ['greet', 'next', 'on'],
      ],
    ),
    settings: {
      reentry: 'never',
      opens: { at: '2030-01-01T09:00', zone: 'UTC' },
      entryRate: { people: 1, per: 'hour' },
    },
  };
  const tried = trialGraph(graph);
  expect(tried.settings).toEqual({ reentry: 'never' });
  expect(tried.activities.map(({ id, type }) => `${id} ${type}`)).toEqual([
    'entry entryAudience',
    'greet whatsapp',
    'on end',
  ]);
  expect(tried.connections.map(({ from, to }) => `${from.activity} ${to}`)).toEqual([
    'entry greet',
    'greet on',
  ]);
  expect(trialNotes(graph)).toEqual(['starts', 'jumps']);
});
