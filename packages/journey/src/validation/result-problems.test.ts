import { describe, expect, it } from 'vitest';

import type { Activity } from '../activities/activity.ts';
import { createActivity } from '../activities/registry.ts';
import { graphOf, reactionTo, entryAudience, updateOf, whatsApp } from '../testing/graphs.ts';
import { knownResults } from '../results/known-results.ts';
import { resultProblems } from './result-problems.ts';

/** Sets an attribute to a Liquid text. */
function reader(value: string): Activity {
  return updateOf('reader', [{ attribute: 'said', kind: 'text', value }]);
}

/** A message, a reaction to it with the ways `yes`, `answered`, `seen` and `deadline`, and a reader behind some. */
function journey(text: string, ...ports: string[]) {
  return graphOf(
    [entryAudience(), whatsApp('ask'), reactionTo('answer', 'ask'), reader(text)],
    [
      ['entry', 'next', 'ask'],
      ['ask', 'next', 'answer'],
      ...ports.map((port): [string, string, string] => ['answer', port, 'reader']),
    ],
  );
}

const said = '{{ results.answer.text }}';

function found(graph: ReturnType<typeof journey>): string[] {
  return resultProblems(graph).map(
    ({ severity, activityId, field, code }) => `${severity} ${activityId} ${field} ${code}`,
  );
}

describe('results of earlier activities', () => {
  it('are known behind the ports that provide them', () => {
    expect(found(journey(said, 'yes', 'answered'))).toEqual([]);
    expect(knownResults(journey(said, 'yes'), 'reader').map(({ path }) => path)).toEqual([
      'results.answer.text',
      'results.answer.button',
      'results.answer.place',
    ]);
    expect(knownResults(journey(said, 'deadline'), 'reader')).toEqual([]);
  });

  it('are refused where no way leads from them, each at its field', () => {
    expect(found(journey(said, 'deadline'))).toEqual([
      'error reader changes.0.value result_not_earlier',
    ]);
    expect(found(journey('{{ results.gone.text }}', 'yes'))).toEqual([
      'error reader changes.0.value result_unknown',
    ]);
    expect(found(journey('{{ results.answer.price }}', 'yes'))).toEqual([
      'error reader changes.0.value result_unknown',
    ]);
    expect(found(journey('{{ results }}', 'yes'))).toEqual([
      'error reader changes.0.value result_unknown',
    ]);
  });

  it('that only some who come have are a warning that names the way, unless something stands in', () => {
    const graph = journey(said, 'yes', 'deadline');
    expect(resultProblems(graph)).toMatchObject([
      {
        severity: 'warning',
        code: 'result_on_some_ways',
        activities: ['entry', 'ask', 'answer', 'reader'],
        ports: ['next', 'next', 'deadline'],
      },
    ]);
    const guarded = "{{ results.answer.text | default: 'nothing' }}";
    expect(found(journey(guarded, 'yes', 'deadline'))).toEqual([]);
    const asked = '{% if results.answer.text %}{{ results.answer.text }}{% endif %}';
    expect(found(journey(asked, 'yes', 'deadline'))).toEqual([]);
  });

  it('are looked for in messages and rules as well', () => {
    const branch = {
      id: 'match',
      name: '',
      rule: {
        kind: 'group' as const,
        combinator: 'and' as const,
        not: false,
        rules: [
          {
            kind: 'comparison' as const,
            field: 'results.later.text',
            operator: 'is_set' as const,
            value: null,
          },
        ],
      },
    };
    const condition = {
      ...createActivity('condition', 'branch', { x: 0, y: 0 }),
      branches: [branch],
    };
    const message = whatsApp('message');
    if (message.type !== 'whatsapp' || message.content.template === undefined)
      throw new Error('no message');
    message.content.template.byLanguage = {
      en: { values: { 'body.1': { value: '{{ results.later.text }}', fallback: 'you' } } },
    };
    const graph = graphOf(
      [entryAudience(), condition, message, reactionTo('later', 'message')],
      [
        ['entry', 'next', 'branch'],
        ['branch', 'match', 'message'],
        ['message', 'next', 'later'],
      ],
    );
    expect(found(graph)).toEqual([
      'error branch branches.0.rule.rules.0.field result_not_earlier',
      'error message content.template.byLanguage.en.values.body.1 result_not_earlier',
    ]);
  });
});
