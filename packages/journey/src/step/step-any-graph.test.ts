import type { Template } from '@waypost/whatsapp';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Activity } from '../activities/activity.ts';
import type { ValidationContext } from '../activities/definition.ts';
import { activityPorts } from '../activities/registry.ts';
import { compileGraph, type CompiledGraph } from '../graph/compile-graph.ts';
import { portKey } from '../graph/port-key.ts';
import type { Graph } from '../graph/graph.ts';
import {
  conditionOn,
  end,
  entryAudience,
  experimentOn,
  graphOf,
  reactionTo,
  senderId,
  splitInto,
  updateOf,
  waitFor,
  whatsApp,
} from '../testing/graphs.ts';
import { isPublishable, validateGraph } from '../validation/validate-graph.ts';
import { needsProfile } from './needs-profile.ts';
import {
  messageKey,
  type MessageEvent,
  type RunState,
  type StepFacts,
  type Transition,
  type Trigger,
} from './run-state.ts';
import { step } from './step.ts';

const template: Template = {
  name: 'hello',
  language: 'en',
  category: 'MARKETING',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [
    { type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ada']] } },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
  ],
};
const context: ValidationContext = {
  senders: [{ id: senderId, name: 'Shop', connection: 'simulator' }],
  templatesOf: () => [template],
  audienceIds: new Set(),
};

/** Numbers a graph and a passage through it are made of; each is used modulo what there is to choose from. */
const numbers = fc.array(fc.nat(59), { minLength: 1, maxLength: 200, size: 'max' });
type Choose = (options: number) => number;

function chooserOf(drawn: readonly number[]): Choose {
  let place = 0;
  return (options) => {
    place += 1;
    return options === 0 ? 0 : (drawn[place % drawn.length] ?? 0) % options;
  };
}

/** A graph in which everything is reachable; some ports stay open, some lead back. */
function graphFrom(choose: Choose, size: number): Graph {
  const activities: Activity[] = [entryAudience()];
  const free: [string, string][] = [['entry', 'next']];
  const lines: [string, string, string][] = [];
  for (let place = 1; place <= size && free.length > 0; place += 1) {
    const [from] = free.splice(choose(free.length), 1);
    if (from === undefined) break;
    const activity = activityFrom(choose, `a${place}`, activities);
    lines.push([...from, activity.id]);
    activities.push(activity);
    free.push(...activityPorts(activity).map((port): [string, string] => [activity.id, port]));
  }
  for (const from of free) {
    const target = activities[1 + choose(activities.length * 2)];
    if (target !== undefined) lines.push([...from, target.id]);
  }
  return graphOf(activities, lines);
}

function activityFrom(choose: Choose, id: string, earlier: readonly Activity[]): Activity {
  const messages = earlier.filter(({ type }) => type === 'whatsapp');
  switch (choose(8)) {
    case 0:
      return whatsApp(id);
    case 1:
      return waitFor(id, 1 + choose(48));
    case 2:
      return conditionOn(id, choose(2) === 0 ? 'gold' : 'silver');
    case 3: {
      const watched = messages[choose(messages.length)];
      return watched === undefined ? whatsApp(id) : reactionTo(id, watched.id);
    }
    case 4:
      return splitInto(id, 30, 70);
    case 5:
      return experimentOn(id, 40, 60, 10);
    case 6:
      return updateOf(id, [
        { attribute: 'tier', kind: 'text', value: choose(2) === 0 ? 'gold' : '{{ profile.none }}' },
      ]);
    default:
      return end(id);
  }
}

/** What happens to a passage that waits. */
function nextLook(choose: Choose, state: RunState, facts: Facts): Trigger {
  if (state.waitingFor === 'dispatch') {
    const outcome = (['accepted', 'accepted', 'refused', 'excluded', 'expired'] as const)[
      choose(5)
    ];
    if (outcome === 'accepted') return { kind: 'dispatched', outcome };
    if (outcome !== undefined) return { kind: 'dispatched', outcome, reason: 'no_consent' };
  }
  const sent = Object.values(state.context.messages);
  const message = sent[choose(sent.length)];
  if (state.waitingFor === 'reaction' && message !== undefined && choose(2) === 0) {
    facts.events.push({
      sequence: facts.events.length,
      kind: choose(2) === 0 ? 'reply' : 'button',
      message,
      button: 0,
    });
  }
  return { kind: 'wake' };
}

interface Facts extends StepFacts {
  events: MessageEvent[];
}

/** Facts in which looking at the profile is an error. */
function withoutProfile({ runId, journeyName, messages, events }: Facts): StepFacts {
  return {
    runId,
    journeyName,
    messages,
    events,
    get profile(): StepFacts['profile'] {
      throw new Error('the profile was looked at where nobody needs it');
    },
  };
}

function expectConsistent(
  compiled: CompiledGraph,
  from: RunState,
  transition: Transition,
  now: number,
): void {
  const { moves, arrivals, state, end: ending, wakeAt, send } = transition;
  // It ends or it waits, never both and never neither; and it does not turn in circles.
  expect(ending === null).toBe(wakeAt !== null);
  expect(ending === null).toBe(state.waitingFor !== null);
  expect(ending?.reason).not.toBe('loop_without_wait');
  if (wakeAt !== null) expect(wakeAt).toBeGreaterThan(now);

  // Each move starts where the one before arrived, and each arrival is where its port leads.
  const places = [from.activityId, ...arrivals];
  expect(moves.map((move) => move.activityId)).toEqual(places.slice(0, moves.length));
  expect(moves.map((move) => move.visit)).toEqual(moves.map((_, index) => from.visit + index));
  expect(arrivals).toEqual(
    moves.flatMap(({ activityId, port }) =>
      port === null ? [] : (compiled.targets.get(portKey(activityId, port)) ?? []),
    ),
  );
  // Whoever ended left the last place by an open port or stayed in it; whoever waits has not left it.
  expect(moves).toHaveLength(arrivals.length + (ending === null ? 0 : 1));
  expect(state.activityId).toBe(places.at(-1));
  expect(state.visit).toBe(from.visit + arrivals.length);
  if (send !== null) {
    expect(send).toMatchObject({ activityId: state.activityId, visit: state.visit });
    expect(state.waitingFor).toBe('dispatch');
  }
}

test(
  'in any graph that may be published a passage ends or waits, and its moves add up',
  { timeout: 60_000 },
  () => {
    let published = 0;
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (drawn, size) => {
        const choose = chooserOf(drawn);
        const graph = graphFrom(choose, size);
        if (!isPublishable(validateGraph(graph, context))) return;
        published += 1;
        const compiled = compileGraph(graph);
        const facts: Facts = {
          runId: `run ${drawn.join(' ')}`,
          journeyName: 'Any',
          profile: { attributes: { tier: 'gold' }, consent: { marketing: 'in', service: null } },
          messages: new Map(),
          events: [],
        };
        let now = 0;
        let state: RunState = {
          activityId: 'entry',
          visit: 1,
          waitingFor: null,
          deadlineAt: null,
          context: { messages: {} },
        };
        let trigger: Trigger = { kind: 'wake' };
        for (let look = 0; look < 30; look += 1) {
          const needed = needsProfile(compiled, state);
          const known = needed ? facts : withoutProfile(facts);
          const transition = step(compiled, state, known, trigger, now);
          // A message is written with the person's data.
          expect(needed || transition.send === null).toBe(true);
          expectConsistent(compiled, state, transition, now);
          if (transition.end !== null) return;
          for (const [activityId, key] of Object.entries(transition.state.context.messages)) {
            expect(key.startsWith(messageKey(activityId, 0).slice(0, -1))).toBe(true);
          }
          state = transition.state;
          trigger = nextLook(choose, state, facts);
          if (state.waitingFor !== 'dispatch') now = transition.wakeAt ?? now;
        }
      }),
      { numRuns: 1500 },
    );
    // Most graphs made here are fit to be published; a property about none would say nothing.
    expect(published).toBeGreaterThan(500);
  },
);
