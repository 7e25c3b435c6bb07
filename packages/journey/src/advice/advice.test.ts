import type { Template } from '@waypost/whatsapp';
import { expect, test } from 'vitest';

import { graphSchema, type GraphInput } from '../graph/graph.ts';
import { adviseOn, type AdviceContext } from './advice.ts';

const senderId = '00000000-0000-4000-8000-000000000001';
const position = { x: 0, y: 0 };

type Drafted = GraphInput['activities'][number];

function template(name: string, text: string, more: Partial<Template> = {}): Template {
  return {
    name,
    language: 'en',
    category: 'UTILITY',
    status: 'APPROVED',
    parameterFormat: 'NAMED',
    components: [{ type: 'BODY', text }],
    ...more,
  };
}

/** A message in words of the author's own. */
function says(body: string): Drafted {
  return {
    id: 'message',
    type: 'whatsapp',
    position,
    senderId,
    content: { response: { defaultLanguage: 'en', byLanguage: { en: { kind: 'text', body } } } },
  };
}

function sends(name: string): Drafted {
  return {
    id: 'message',
    type: 'whatsapp',
    position,
    senderId,
    content: { template: { name, defaultLanguage: 'en', byLanguage: { en: { values: {} } } } },
  };
}

function codes(activities: Drafted[], context: Partial<AdviceContext> = {}): string[] {
  const graph = graphSchema.parse({ format: 1, settings: {}, activities, connections: [] });
  return adviseOn(graph, { templatesOf: () => [], ...context }).map(({ code }) => code);
}

test('a message that is short, calm and asks nothing needs no advice', () => {
  expect(codes([says('Your parcel is on its way.')])).toEqual([]);
});

test.each([
  [
    'three of ten have not agreed or have no number',
    10,
    [
      ['no_consent', 2],
      ['no_phone', 1],
    ],
    true,
  ],
  ['fewer of them', 100, [['no_consent', 29]], false],
  ['others only wait for their turn', 100, [['window_closed', 90]], false],
  ['so few people that a share says little', 9, [['no_consent', 9]], false],
] as const)('an audience of which %s', (_, people, excluded, isAdvised) => {
  const exclusions = excluded.map(([reason, count]) => ({ reason, people: count }));
  const reach = { people, reachable: 1, exclusions };
  expect(codes([], { reach })).toEqual(isAdvised ? ['few_reached'] : []);
});

test('the advice about an audience says how many', () => {
  const graph = graphSchema.parse({ format: 1, settings: {}, activities: [], connections: [] });
  const reach = {
    people: 200,
    reachable: 80,
    exclusions: [
      { reason: 'no_consent', people: 100 },
      { reason: 'us_marketing', people: 20 },
    ],
  };
  const [advice] = adviseOn(graph, { templatesOf: () => [], reach });
  expect(advice).toMatchObject({ activityId: null, figures: { out: 120, people: 200 } });
  expect(advice?.text).toContain('120 of 200 people');
});

test.each([
  'URGENT: boil your tap water',
  'The terms of your contract change',
  'Avviso: richiamo del prodotto',
  'C’est une urgence',
  'Nieuwe voorwaarden vanaf maart',
  '紧急通知',
])('“%s” has to arrive, so a second way is advised', (body) => {
  expect(codes([says(body)])).toEqual(['urgent_notice']);
});

test('a second way that is there already is not advised', () => {
  const request: Drafted = { id: 'call', type: 'httpRequest', position };
  expect(codes([says('Urgent: boil your tap water'), request])).toEqual([]);
});

test.each([
  ['a one-time code', template('login_code', 'Your code', { category: 'AUTHENTICATION' }), true],
  ['a notice by the name of its template', template('terms_change', 'Please read'), true],
  [
    'an offer that only calls itself urgent',
    template('sale', 'Urgent, last day', { category: 'MARKETING' }),
    false,
  ],
])('%s', (_, sent, isAdvised) => {
  expect(codes([sends(sent.name)], { templatesOf: () => [sent] })).toEqual(
    isAdvised ? ['urgent_notice'] : [],
  );
});

test('a long message is advised against, whatever language is the long one', () => {
  expect(codes([says('x'.repeat(700))])).toEqual([]);
  expect(codes([says('x'.repeat(701))])).toEqual(['long_message']);
  const sent = [template('news', 'Short'), template('news', 'y'.repeat(900), { language: 'nl' })];
  expect(codes([sends('news')], { templatesOf: () => sent })).toEqual(['long_message']);
});

const ask = says('Did everything arrive?');

test('a question needs somebody who takes the answer', () => {
  expect(codes([ask])).toEqual(['replies_unanswered']);
  expect(codes([says('都收到了吗？')])).toEqual(['replies_unanswered']);
});

test('quick replies of a template need a reaction', () => {
  const sent = template('confirm', 'Please confirm', {
    components: [
      { type: 'BODY', text: 'Please confirm' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
    ],
  });
  expect(codes([sends('confirm')], { templatesOf: () => [sent] })).toEqual(['replies_unanswered']);
});

test.each([
  ['a reaction to any reply', { id: 'r', kind: 'reply' }, []],
  ['a reaction to words', { id: 'r', kind: 'keyword', words: ['yes'] }, []],
  [
    'a reaction that only waits until it is read',
    { id: 'r', kind: 'read' },
    ['replies_unanswered'],
  ],
] as const)('%s', (_, outcome, expected) => {
  const reaction: Drafted = {
    id: 'reaction',
    type: 'reaction',
    position,
    activityId: 'message',
    outcomes: [outcome.kind === 'keyword' ? { ...outcome, words: [...outcome.words] } : outcome],
  };
  expect(codes([ask, reaction])).toEqual(expected);
});

test('a colleague who is asked takes the answer', () => {
  expect(codes([ask, { id: 'team', type: 'handOver', position }])).toEqual([]);
});
