import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import type {
  MessageEvent,
  MessageFacts,
  RunState,
  StepFacts,
  Trigger,
} from '../../step/run-state.ts';
import { step } from '../../step/step.ts';
import { end, entryAudience, graphOf, updateOf, whatsApp } from '../../testing/graphs.ts';
import { createActivity } from '../registry.ts';
import type { Activity } from '../activity.ts';
import type { ReactionOutcome } from './schema.ts';

const accepted: Trigger = { kind: 'dispatched', outcome: 'accepted' };
const message = 'ask:2';
const nothing: MessageFacts = { acceptedAt: 1, deliveredAt: null, readAt: null, failedAt: null };

function event(happened: Partial<MessageEvent> & Pick<MessageEvent, 'kind'>): MessageEvent {
  return { sequence: 1, message, button: null, ...happened };
}

function click(url: string): MessageEvent {
  return event({ kind: 'click', button: 0, url });
}

function watching(outcomes: ReactionOutcome[]): Activity {
  return {
    ...createActivity('reaction', 'answer', { x: 0, y: 0 }),
    activityId: 'ask',
    outcomes,
  };
}

function factsOf(events: MessageEvent[], facts: Partial<MessageFacts> = {}): StepFacts {
  return {
    runId: 'run',
    journeyName: 'Any',
    profile: { attributes: {}, consent: { marketing: 'in', service: null } },
    messages: new Map([[message, { ...nothing, ...facts }]]),
    events,
  };
}

/** The port taken, and what was remembered, by someone whose message came to this. */
function pass(
  outcomes: ReactionOutcome[],
  events: MessageEvent[],
  {
    outcome = accepted,
    facts = {},
    port = 'next',
    reads = 'text',
  }: {
    outcome?: Trigger;
    facts?: Partial<MessageFacts>;
    port?: 'next' | 'error';
    reads?: string | null;
  } = {},
) {
  const reader =
    reads === null
      ? end('after')
      : updateOf('after', [
          { attribute: 'said', kind: 'text', value: `{{ results.answer.${reads} }}` },
        ]);
  const graph = compileGraph(
    graphOf(
      [entryAudience(), whatsApp('ask'), watching(outcomes), reader],
      [
        ['entry', 'next', 'ask'],
        ['ask', port, 'answer'],
        ...outcomes.map(({ id }): [string, string, string] => ['answer', id, 'after']),
      ],
    ),
  );
  const atEntry: RunState = {
    activityId: 'entry',
    visit: 1,
    waitingFor: null,
    deadlineAt: null,
    context: { messages: {} },
  };
  const known = factsOf(events, facts);
  const asked = step(graph, atEntry, factsOf([]), { kind: 'wake' }, 0);
  const { moves, state } = step(graph, asked.state, known, outcome, 1);
  return {
    port: moves.find(({ activityId }) => activityId === 'answer')?.port ?? null,
    results: state.context.results,
  };
}

const tap: ReactionOutcome = { id: 'tap', kind: 'button', button: 0, label: 'Yes' };
const any: ReactionOutcome = { id: 'any', kind: 'reply' };
const words: ReactionOutcome = { id: 'words', kind: 'keyword', words: ['Sì'], where: 'contains' };

describe('a reaction with several outcomes', () => {
  const all = [any, words, tap];

  it('takes the outcome that says most about what was done, wherever it stands in the list', () => {
    const yes = event({ kind: 'button', button: 0, text: 'Sì' });
    expect(pass(all, [yes]).port).toBe('tap');
    expect(pass(all, [event({ kind: 'reply', text: 'ma SI certo' })]).port).toBe('words');
    expect(pass(all, [event({ kind: 'reply', text: 'forse' })]).port).toBe('any');
    expect(pass([words], [event({ kind: 'reply', text: 'forse' })]).port).toBeNull();
  });

  it('goes by the order in which things were received', () => {
    const first = event({ kind: 'reply', text: 'hm', sequence: 3 });
    const later = event({ kind: 'button', button: 0, text: 'Yes', sequence: 9 });
    expect(pass(all, [later, first]).port).toBe('any');
    expect(pass([tap], [later, first]).port).toBe('tap');
  });

  it('tells a given link from any, and a click from a reply', () => {
    const shop: ReactionOutcome = {
      id: 'shop',
      kind: 'click',
      urls: ['https://shop.example/{{ profile.id }}'],
      label: 'Shop',
    };
    const link: ReactionOutcome = { id: 'link', kind: 'click', urls: [], label: '' };
    expect(pass([any, link, shop], [click('https://shop.example/7')]).port).toBe('shop');
    expect(pass([any, link, shop], [click('https://other.example/')]).port).toBe('link');
    expect(pass([any, shop], [click('https://other.example/')]).port).toBeNull();
  });

  it('remembers a Flow’s answers as what they were said to be, and only those asked for', () => {
    const flow: ReactionOutcome = {
      id: 'flow',
      kind: 'flow',
      fields: [
        { name: 'stars', kind: 'number' },
        { name: 'extras', kind: 'text' },
        { name: 'again', kind: 'boolean' },
        { name: 'day', kind: 'date' },
      ],
    };
    const answers = { stars: '5', extras: ['a', 'b'], again: true, day: 'soon', other: 1 };
    expect(
      pass([any, flow], [event({ kind: 'flow', answers })], { reads: 'answers.stars' }),
    ).toEqual({
      port: 'flow',
      results: { answer: { answers: { stars: 5, extras: 'a, b', again: true } } },
    });
  });

  it('remembers what was tapped, and nothing where nobody reads it', () => {
    const yes = event({ kind: 'button', button: 0, text: 'Sì' });
    expect(pass([tap], [yes]).results).toEqual({
      answer: { text: 'Sì', button: 'Sì', place: 1 },
    });
    expect(pass([tap], [yes], { reads: null }).results).toBeUndefined();
  });
});

describe('a reaction to failures', () => {
  const gone: ReactionOutcome = { id: 'gone', kind: 'failed', classes: ['unreachable'] };
  const limited: ReactionOutcome = { id: 'limited', kind: 'failed', classes: ['limit'] };
  const failed: ReactionOutcome = { id: 'failed', kind: 'failed', classes: [] };

  it('goes by the class of the error, whatever is left by the way for all failures', () => {
    const facts = { failedAt: 5, failureCode: 131026 };
    expect(pass([failed, limited, gone], [], { facts }).port).toBe('gone');
    expect(pass([failed, limited], [], { facts }).port).toBe('failed');
    expect(pass([limited], [], { facts }).port).toBeNull();
  });

  it('knows why a message never left, when it stands behind the error port', () => {
    const refused = { kind: 'dispatched', outcome: 'refused', reason: 'refused:131049' } as const;
    const behind = { port: 'error', reads: 'failure' } as const;
    expect(pass([gone, limited], [], { ...behind, outcome: refused })).toMatchObject({
      port: 'limited',
      results: { answer: { failure: 'limit' } },
    });
    const noPhone = { kind: 'dispatched', outcome: 'excluded', reason: 'no_phone' } as const;
    expect(pass([gone, limited], [], { ...behind, outcome: noPhone }).port).toBe('gone');
    expect(pass([limited], [], { ...behind, outcome: noPhone }).port).toBe('deadline');
  });
});
