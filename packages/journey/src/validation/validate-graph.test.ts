import { responseContentSchema } from '@waypost/whatsapp';
import type { Template } from '@waypost/whatsapp';
import { describe, expect, it } from 'vitest';

import type { ValidationContext } from '../activities/definition.ts';
import type { Graph } from '../graph/graph.ts';
import { graphSchema } from '../graph/graph.ts';
import {
  conditionOn,
  end,
  entryAudience,
  entryEvent,
  graphOf,
  reactionTo,
  senderId,
  waitFor,
  whatsApp,
} from '../testing/graphs.ts';
import { isPublishable, validateGraph } from './validate-graph.ts';

const hello: Template = {
  name: 'hello',
  language: 'en',
  category: 'MARKETING',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [
    { type: 'BODY', text: 'Hi {{1}}, shall we go on?' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
  ],
};

const context: ValidationContext = {
  senders: [{ id: senderId, name: 'Shop', connection: 'simulator' }],
  templatesOf: () => [hello],
  audienceIds: new Set(),
};

/** Asks again and again, until there is an answer. */
const ask = (port: 'next' | 'error') =>
  graphOf(
    [entryAudience(), whatsApp('ask'), reactionTo('answer', 'ask')],
    [
      ['entry', 'next', 'ask'],
      ['ask', port, 'answer'],
      ['answer', 'deadline', 'ask'],
    ],
  );

const good = () =>
  graphOf(
    [entryAudience(), whatsApp('first'), reactionTo('asked', 'first'), waitFor('pause', 1), end()],
    [
      ['entry', 'next', 'first'],
      ['first', 'next', 'asked'],
      ['asked', 'yes', 'pause'],
      ['pause', 'next', 'end'],
    ],
  );

function codes(graph: Graph, surroundings = context): string[] {
  return validateGraph(graph, surroundings).map(
    ({ activityId, field, code }) => `${activityId ?? 'journey'} ${field} ${code}`,
  );
}

describe('validation', () => {
  it('finds nothing in a sound journey, and the schema takes it', () => {
    expect(codes(good())).toEqual([]);
    expect(graphSchema.parse(good())).toEqual(good());
  });

  it('asks for an entry in an empty journey', () => {
    expect(codes(graphOf([], []))).toEqual(['journey  entry_missing']);
  });

  it('refuses a second entry, an unconnected one, and a line into one', () => {
    const graph = good();
    graph.activities.push(entryEvent('other'));
    graph.connections.push({ id: 'x', from: { activity: 'pause', port: 'next' }, to: 'entry' });
    expect(codes(graph)).toEqual(
      expect.arrayContaining([
        'other  entry_second',
        'other  entry_unconnected',
        'entry  connection_into_entry',
        'pause  connection_repeated',
      ]),
    );
  });

  it('points at lines that start or end nowhere', () => {
    const graph = good();
    graph.connections.push({ id: 'x', from: { activity: 'asked', port: 'maybe' }, to: 'ghost' });
    expect(codes(graph)).toEqual([
      'asked  connection_port_unknown',
      'asked  connection_target_unknown',
    ]);
  });

  it('points at what nobody can reach', () => {
    const graph = good();
    graph.activities.push(end('island'));
    expect(codes(graph)).toEqual(['island  unreachable']);
  });

  it('refuses a loop that takes no time and allows one with a wait', () => {
    const instant = graphOf(
      [entryAudience(), conditionOn('a', 'x'), conditionOn('b', 'y')],
      [
        ['entry', 'next', 'a'],
        ['a', 'otherwise', 'b'],
        ['b', 'otherwise', 'a'],
      ],
    );
    expect(validateGraph(instant, context)).toMatchObject([
      { activityId: 'a', code: 'loop_without_wait', activities: ['a', 'b', 'a'] },
    ]);
    const slow = graphOf(
      [entryAudience(), conditionOn('a', 'x'), waitFor('b', 1)],
      [
        ['entry', 'next', 'a'],
        ['a', 'otherwise', 'b'],
        ['b', 'next', 'a'],
      ],
    );
    expect(codes(slow)).toEqual([]);
  });

  it('warns of what only leads on, and nowhere', () => {
    const graph = good();
    graph.connections = graph.connections.filter(({ to }) => to !== 'pause' && to !== 'end');
    graph.activities = graph.activities.filter(({ id }) => id !== 'pause' && id !== 'end');
    expect(codes(graph)).toEqual(['asked  exits_open']);
    expect(isPublishable(validateGraph(graph, context))).toBe(true);
  });

  it('refuses a loop whose reaction would not wait, and allows one that sends its message anew', () => {
    expect(codes(ask('next'))).toEqual([]);
    expect(codes(ask('error'))).toEqual(['answer  loop_not_sent']);

    const answeredBefore = ask('next');
    answeredBefore.activities.push(conditionOn('again', 'x'));
    answeredBefore.connections.push(
      { id: 'x', from: { activity: 'answer', port: 'yes' }, to: 'again' },
      { id: 'y', from: { activity: 'again', port: 'otherwise' }, to: 'answer' },
    );
    expect(codes(answeredBefore)).toEqual(['answer  loop_not_sent']);
  });

  it('refuses a reaction to nothing, to a deleted message and to a later one', () => {
    const unbound = good();
    const reaction = unbound.activities.find((activity) => activity.id === 'asked');
    if (reaction?.type !== 'reaction') throw new Error('no reaction in the graph');
    reaction.activityId = null;
    expect(codes(unbound)).toEqual(['asked activityId reaction_unbound']);
    reaction.activityId = 'gone';
    expect(codes(unbound)).toEqual(['asked activityId reaction_unknown']);

    const later = graphOf(
      [entryAudience(), reactionTo('asked', 'first'), whatsApp('first')],
      [
        ['entry', 'next', 'asked'],
        ['asked', 'yes', 'first'],
      ],
    );
    expect(codes(later)).toEqual(['asked activityId reaction_not_earlier']);
  });

  it('refuses a button the template does not have', () => {
    const graph = good();
    const reaction = graph.activities.find((activity) => activity.id === 'asked');
    if (reaction?.type !== 'reaction') throw new Error('no reaction in the graph');
    reaction.outcomes.push({ id: 'no', kind: 'button', button: 4, label: 'No' });
    expect(codes(graph)).toEqual(['asked outcomes.3 button_unknown']);
  });

  it('knows the buttons and rows of a response', () => {
    const graph = good();
    const message = graph.activities.find((activity) => activity.id === 'first');
    const reaction = graph.activities.find((activity) => activity.id === 'asked');
    if (message?.type !== 'whatsapp' || reaction?.type !== 'reaction') throw new Error('no graph');
    message.content = {
      response: responseContentSchema.parse({
        defaultLanguage: 'en',
        byLanguage: {
          en: {
            kind: 'list',
            body: 'When?',
            button: 'Choose',
            sections: [
              { title: 'Today', rows: [{ title: 'Noon' }] },
              { title: 'Tomorrow', rows: [{ title: 'Noon again' }, { title: 'Evening' }] },
            ],
          },
        },
      }),
    };
    expect(codes(graph)).toEqual(['asked outcomes.0 button_unknown']);
    reaction.outcomes[0] = { id: 'yes', kind: 'button', button: 0, label: 'Noon' };
    reaction.outcomes.push({ id: 'evening', kind: 'button', button: 2, label: 'Evening' });
    expect(codes(graph)).toEqual([]);
    reaction.outcomes.push({ id: 'night', kind: 'button', button: 3, label: 'Night' });
    expect(codes(graph)).toEqual([`asked outcomes.${reaction.outcomes.length - 1} button_unknown`]);
  });

  it('points at the sender and at the content of a message', () => {
    const graph = good();
    const message = graph.activities.find((activity) => activity.id === 'first');
    if (message?.type !== 'whatsapp') throw new Error('no message in the graph');
    message.senderId = null;
    expect(codes(graph)).toEqual(['first senderId sender_missing']);
    message.senderId = senderId;
    message.content = {};
    expect(codes(graph)).toEqual(['first content.template template_required']);
  });

  it('lets a one-time code answer only an event', () => {
    const oneTimeCode = {
      ...context,
      templatesOf: () => [{ ...hello, category: 'AUTHENTICATION' as const }],
    };
    expect(codes(good(), oneTimeCode)).toEqual([
      'first content.template.name authentication_needs_event',
    ]);
  });

  it('warns of an attribute nobody has, which does not keep a journey from being published', () => {
    const graph = graphOf(
      [entryAudience(), conditionOn('tier', 'gold'), end()],
      [
        ['entry', 'next', 'tier'],
        ['tier', 'match', 'end'],
      ],
    );
    const problems = validateGraph(graph, { ...context, profileFields: ['profile.city'] });
    expect(problems.map(({ severity, field }) => [severity, field])).toEqual([
      ['warning', 'branches.0.rule.field'],
    ]);
    expect(isPublishable(problems)).toBe(true);
  });
});
