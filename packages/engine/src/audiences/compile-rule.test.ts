import { evaluateRule, type Rule, type RuleOperator } from '@waypost/journey';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { bucketOf, profileIdOf } from '../profiles/profile-id.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { compileRule } from './compile-rule.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

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
const attribute = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: number },
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({ a: 1 }),
);
const consent = fc.constantFrom('in' as const, 'out' as const, null);
const person = fc.record(
  {
    first_name: fc.option(text),
    country: fc.option(text),
    a: attribute,
    b: attribute,
    marketing: consent,
    service: consent,
  },
  { requiredKeys: ['marketing', 'service'] },
);

const operators: RuleOperator[] = [
  'equals',
  'not_equals',
  'contains',
  'starts_with',
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
  'is_set',
  'is_not_set',
  'is_true',
  'is_false',
  'one_of',
];
const comparison: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('comparison' as const),
  field: fc.constantFrom(
    'profile.a',
    'profile.b',
    'profile.first_name',
    'profile.country',
    'consent.marketing',
    'consent.service',
    'consent.other',
    'event.a',
  ),
  operator: fc.constantFrom(...operators),
  value: fc.oneof(
    { weight: 4, arbitrary: text },
    { weight: 3, arbitrary: number },
    fc.boolean(),
    fc.array(text, { maxLength: 3 }),
    fc.constant(null),
  ),
});
const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, { weight: 3, arbitrary: comparison }, tie('group')),
  group: fc.record({
    kind: fc.constant('group' as const),
    combinator: fc.constantFrom('and' as const, 'or' as const),
    not: fc.boolean(),
    rules: fc.array(tie('rule'), { maxLength: 3 }),
  }),
})).rule;

test('a rule matches the same people in SQL as in memory', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 12 }),
      rule,
      async (people, rule) => {
        const expected = people.map(({ marketing, service, first_name, country, ...attributes }) =>
          evaluateRule(rule, {
            profile: { ...attributes, first_name: first_name ?? null, country: country ?? null },
            event: {},
            consent: { marketing, service },
          }),
        );
        const rows = people.map(
          ({ marketing, service, first_name, country, ...attributes }, index) => {
            const id = profileIdOf(String(index));
            return {
              bucket: bucketOf(id),
              id,
              external_id: String(index),
              first_name: first_name ?? null,
              country: country ?? null,
              attributes: JSON.stringify(attributes),
              marketing_consent: marketing,
              service_consent: service,
              created_at: new Date(0),
              updated_at: new Date(0),
            };
          },
        );
        const found = await database.db.transaction().execute(async (trx) => {
          await trx.deleteFrom('profile').execute();
          await trx.insertInto('profile').values(rows).execute();
          return sql<{ holds: boolean }>`
          SELECT ${compileRule(rule)} AS holds FROM profile p ORDER BY external_id::int`.execute(
            trx,
          );
        });
        expect(found.rows.map(({ holds }) => holds)).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});
