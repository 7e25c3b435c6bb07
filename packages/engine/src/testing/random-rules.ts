import { ruleOperatorSchema, type Comparison, type Rule } from '@waypost/journey';
import fc from 'fast-check';

/** Audiences and senders that random rules name: two by rule, a list, and one that does not exist. */
export const ruleAudiences = [
  '00000000-0000-4000-8000-00000000000a',
  '00000000-0000-4000-8000-00000000000b',
] as const;
export const listAudience = '00000000-0000-4000-8000-00000000000c';
const goneAudience = '00000000-0000-4000-8000-00000000000d';
export const senders = [
  '00000000-0000-4000-8000-0000000000e1',
  '00000000-0000-4000-8000-0000000000e2',
] as const;
export const journeys = [
  '00000000-0000-4000-8000-0000000000f1',
  '00000000-0000-4000-8000-0000000000f2',
] as const;

const words = [
  '',
  ' ',
  'Gold',
  'gold',
  'GOLD ',
  'Élodie',
  'élodie',
  'E\u0301lodie',
  'İstanbul',
  'istanbul',
  'Straße',
  'STRASSE',
  'ΣΟΦΟΣ',
  'σοφος',
  '秀英',
  '👩‍🚀 moon',
  '👩',
  '12',
  '12.0',
  '012',
  '-3',
  '1e3',
  '12,5',
  '1234567890123456789',
  '٣',
  '2026-04-16',
  '2026-04-16T10:00:00Z',
  '2026-04-10',
  '2026-04-20',
  '1980-04-18',
  '1996-02-29',
  '2026-02-31',
  '2026-4-1',
  '20260416',
  'true',
  'TRUE',
  '%',
  '_',
  'a\\b',
  "it's",
];
const text = fc
  .oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 6 }))
  .filter((value) => !value.includes('\0'));
const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(12, 12.5, -3, 0.1, 1e21, 2 ** 53, 1e-7),
);
const scalar = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: number },
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.constant({ a: 1 }),
  fc.constant([[], { a: 1 }]),
);
const consent = fc.constantFrom('in' as const, 'out' as const, null);

const eventNames = ['order', 'visit', 'Ordine ✓'];

/** Days back from now, with a fraction, so that nothing happens exactly at an edge. */
const daysAgo = fc.integer({ min: 0, max: 40 }).map((days) => days + 0.25);
const maybeAgo = fc.option(daysAgo);

const message = fc.record({
  journeyId: fc.option(fc.constantFrom(...journeys)),
  accepted: maybeAgo,
  delivered: maybeAgo,
  read: maybeAgo,
  failed: maybeAgo,
  replied: maybeAgo,
  clicked: maybeAgo,
});

/** A person as rules see them, with all that happened to them; times are days ago. */
export const randomPerson = fc.record(
  {
    first_name: fc.option(text),
    country: fc.option(text),
    locale: fc.option(fc.constantFrom('it-IT', 'en', 'zh-Hans-CN', 'FR', 'x', '')),
    a: value,
    b: value,
    marketing: consent,
    service: consent,
    events: fc.array(
      fc.record({
        name: fc.constantFrom(...eventNames),
        ago: daysAgo,
        payload: fc.record({ a: value, b: value }, { requiredKeys: [] }),
      }),
      { maxLength: 4 },
    ),
    messages: fc.array(message, { maxLength: 3 }),
    /** Hours until the window with a sender closes; over when negative. */
    windows: fc.dictionary(
      fc.constantFrom(...senders),
      fc.integer({ min: -30, max: 30 }).map((hours) => hours + 0.5),
    ),
    onList: fc.boolean(),
  },
  { requiredKeys: ['marketing', 'service', 'events', 'messages', 'windows', 'onList'] },
);
export type RandomPerson = typeof randomPerson extends fc.Arbitrary<infer P> ? P : never;

function comparisonOf(fields: readonly string[]): fc.Arbitrary<Comparison> {
  return fc.record({
    kind: fc.constant('comparison' as const),
    field: fc.constantFrom(...fields),
    operator: fc.constantFrom(...ruleOperatorSchema.options),
    value: fc.oneof(
      { weight: 4, arbitrary: text },
      { weight: 3, arbitrary: number },
      fc.boolean(),
      { weight: 3, arbitrary: fc.array(fc.oneof(text, number), { maxLength: 3 }) },
      fc.constant(null),
    ),
  });
}

const times = fc.record({
  compare: fc.constantFrom('at_least' as const, 'at_most' as const, 'exactly' as const),
  count: fc.integer({ min: 0, max: 3 }),
});
const withinDays = fc.option(fc.integer({ min: 1, max: 40 }));

const leaf: fc.Arbitrary<Rule> = fc.oneof(
  {
    weight: 6,
    arbitrary: comparisonOf([
      'profile.a',
      'profile.b',
      'profile.first_name',
      'profile.country',
      'consent.marketing',
      'consent.service',
      'consent.other',
      'event.a',
      'results.http1.a',
    ]),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      event: fc.constantFrom(...eventNames, 'never'),
      where: fc.array(comparisonOf(['event.a', 'event.b']), { maxLength: 2 }),
      times,
      withinDays,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('messages' as const),
      state: fc.constantFrom(
        'sent' as const,
        'delivered' as const,
        'read' as const,
        'replied' as const,
        'clicked' as const,
        'failed' as const,
      ),
      journeyId: fc.option(fc.constantFrom(...journeys)),
      times,
      withinDays,
    }),
  },
  fc.record({
    kind: fc.constant('membership' as const),
    audienceId: fc.option(fc.constantFrom(...ruleAudiences, listAudience, goneAudience)),
    member: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('window' as const),
    senderId: fc.option(fc.constantFrom(...senders)),
    open: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('language' as const),
    languages: fc.array(fc.constantFrom('it', 'EN', 'zh', 'fr', '1'), { maxLength: 2 }),
    is: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('message' as const),
    activityId: fc.constant('whatsapp1'),
    state: fc.constantFrom('sent' as const, 'replied' as const),
    is: fc.boolean(),
  }),
);

/** Any rule, nonsense included: wrong types of values, audiences that ask for one another, fields nobody has. */
export const randomRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, { weight: 3, arbitrary: leaf }, tie('group')),
  group: fc.record({
    kind: fc.constant('group' as const),
    combinator: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    rules: fc.array(tie('rule'), { maxLength: 3 }),
  }),
})).rule;
