import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import type { RunState, Trigger } from '../../step/run-state.ts';
import { step } from '../../step/step.ts';
import { conditionOn, entryEvent, graphOf, updateOf } from '../../testing/graphs.ts';
import { validateGraph } from '../../validation/validate-graph.ts';
import { readAnswer } from './read-answer.ts';
import { httpRequestSchema, type HttpRequest } from './schema.ts';

const hour = 3_600_000;

function request(settings: Partial<HttpRequest>): HttpRequest {
  return httpRequestSchema.parse({
    id: 'ask',
    type: 'httpRequest',
    position: { x: 0, y: 0 },
    url: 'https://api.example.com/orders',
    ...settings,
  });
}

const journey = (settings: Partial<HttpRequest>) =>
  graphOf(
    [
      entryEvent(),
      request(settings),
      updateOf('keep', [{ attribute: 'price', kind: 'number', value: '{{ results.ask.price }}' }]),
      conditionOn('other', 'gold'),
    ],
    [
      ['entry', 'next', 'ask'],
      ['ask', 'next', 'keep'],
      ['ask', 'error', 'other'],
    ],
  );

const attributes = { name: 'An "odd" / name', up: '..', line: 'a\r\nX-Evil: 1', tier: 'gold' };

function arriving(settings: Partial<HttpRequest>) {
  const compiled = compileGraph(journey(settings));
  const facts = {
    runId: 'run',
    journeyName: 'Winter',
    profile: { attributes, consent: { marketing: null, service: null } },
    messages: new Map(),
    events: [],
  };
  const atEntry: RunState = {
    activityId: 'entry',
    visit: 1,
    waitingFor: null,
    deadlineAt: null,
    context: { event: { total: 12.5 }, messages: {} },
  };
  const arrived = step(compiled, atEntry, facts, { kind: 'wake' }, 0);
  return {
    arrived,
    told: (trigger: Trigger, now = 1) => step(compiled, arrived.state, facts, trigger, now),
  };
}

function callOf(settings: Partial<HttpRequest>) {
  const { arrived } = arriving(settings);
  const effect = arrived.effects[0];
  if (effect?.kind === 'call' && effect.call.kind === 'http') return effect.call;
  throw new Error(`no call: ${arrived.moves.at(-1)?.reason}`);
}

const reasonOf = (settings: Partial<HttpRequest>): string | null | undefined =>
  arriving(settings).arrived.moves.find(({ activityId }) => activityId === 'ask')?.reason;

describe('a request to another system', () => {
  it('is asked for once, and waited for until it is given up', () => {
    const { arrived, told } = arriving({});
    expect(arrived).toMatchObject({
      state: { activityId: 'ask', waitingFor: 'call' },
      wakeAt: hour,
      effects: [{ kind: 'call', activityId: 'ask', visit: 2, expiresAt: hour }],
    });
    expect(told({ kind: 'wake' })).toMatchObject({ moves: [], effects: [], wakeAt: hour });
    expect(told({ kind: 'wake' }, hour).moves[0]).toMatchObject({
      port: 'error',
      reason: 'call_expired',
    });
  });

  it('leaves by its answer, which is remembered because somebody reads it', () => {
    const answered = arriving({}).told({
      kind: 'called',
      outcome: 'answered',
      result: { status: 200, price: 7 },
    });
    expect(answered.profileUpdate).toEqual({ price: 7 });
    expect(answered.state.context.results).toEqual({ ask: { status: 200, price: 7 } });
    const failed = arriving({}).told({
      kind: 'called',
      outcome: 'failed',
      reason: 'call_rejected',
      result: { status: 404 },
    });
    expect(failed.moves[0]).toMatchObject({ port: 'error', reason: 'call_rejected' });
    expect(failed.state.context.results).toEqual({ ask: { status: 404 } });
  });

  it('encodes values in the address, and puts none where it would lead elsewhere', () => {
    const url = 'https://api.example.com/p/{{ profile.name }}?t={{ event.total }}&x={{ event.no }}';
    expect(callOf({ url }).url).toBe(
      'https://api.example.com/p/An%20%22odd%22%20%2F%20name?t=12.5&x=',
    );
    for (const name of ['profile.up', 'profile.nothing']) {
      expect(reasonOf({ url: `https://api.example.com/p/{{ ${name} }}/x` })).toBe(
        'call_value_missing',
      );
    }
    expect(reasonOf({ url: 'https://api.example.com{{ ".evil.example" | raw }}/' })).toBe(
      'call_address_invalid',
    );
  });

  it('escapes values in JSON, so that none adds to the document', () => {
    const json = '{"name":"{{ profile.name }}","total":{{ event.total }}}';
    const { body } = callOf({ body: { kind: 'json', json, form: [] } });
    expect(JSON.parse(body?.text ?? '')).toEqual({ name: 'An "odd" / name', total: 12.5 });
    const broken = '{"total":{{ event.nothing }}}';
    expect(reasonOf({ body: { kind: 'json', json: broken, form: [] } })).toBe('call_body_invalid');
  });

  it('encodes a form, and lets no value begin another header', () => {
    const form = [{ name: 'a b', value: '{{ profile.name }}' }];
    expect(callOf({ body: { kind: 'form', json: '', form } }).body?.text).toBe(
      'a+b=An+%22odd%22+%2F+name',
    );
    const headers = [{ name: 'X-Name', value: '{{ profile.line }}', secretId: null }];
    expect(reasonOf({ headers })).toBe('call_header_invalid');
  });
});

const field = (path: string, kind: 'text' | 'number' | 'boolean' | 'date', isRequired = true) => ({
  name: 'x',
  path,
  kind,
  isRequired,
});

describe('an answer', () => {
  const text = JSON.stringify({
    items: [{ price: '12.50', day: '2026-11-21', ok: true, n: 0, big: 'a'.repeat(3000) }],
  });
  it.each([
    ['items.0.price', 'number', 12.5],
    ['items.0.price', 'text', '12.50'],
    ['items.0.day', 'date', '2026-11-21'],
    ['items.0.ok', 'boolean', true],
    ['items.0.n', 'number', 0],
    ['items.length', 'number', 1],
    ['items.0.big', 'text', 'a'.repeat(2000)],
  ] as const)('is read at %s as %s', (path, kind, value) => {
    expect(readAnswer([field(path, kind)], text)).toEqual({ values: { x: value } });
  });

  it.each(['items.1.price', 'items.0.price.length', '__proto__', 'items'])(
    'has nothing at %s',
    (path) => {
      expect(readAnswer([field(path, 'text')], text)).toMatchObject({
        reason: 'call_answer_incomplete',
      });
      expect(readAnswer([field(path, 'text', false)], text)).toEqual({ values: { x: null } });
    },
  );

  it('need not be JSON when nothing is asked of it', () => {
    expect(readAnswer([], '<html>')).toEqual({ values: {} });
    expect(readAnswer([field('a', 'text')], '<html>')).toEqual({
      reason: 'call_answer_unreadable',
    });
  });
});

const secretId = '0198a1f0-0000-4000-8000-000000000001';

function problems(settings: Partial<HttpRequest>): unknown[] {
  return validateGraph(journey({ answer: [price], ...settings }), {
    senders: [],
    templatesOf: () => [],
    audienceIds: new Set(),
    secrets: [{ id: secretId, host: 'api.example.com' }],
    profileFields: ['profile.name', 'profile.first_name', 'profile.tier'],
  }).flatMap(({ activityId, field, code }) => (activityId === 'ask' ? [[field, code]] : []));
}

const price = { name: 'price', path: 'price', kind: 'number' as const, isRequired: true };
const header = { name: 'X-Key', value: 'x', secretId: null };
const json = (text: string) => ({ body: { kind: 'json' as const, json: text, form: [] } });

describe('what keeps a request from being published', () => {
  it('is nothing when all is well', () => {
    expect(
      problems({
        url: 'https://api.example.com/{{ profile.name }}',
        headers: [{ name: 'Authorization', value: 'Bearer ', secretId }],
        ...json('{"name":"{{ profile.first_name }}","total":{{ event.cart_total }}}'),
      }),
    ).toEqual([]);
  });

  it.each<[string, string, Partial<HttpRequest>]>([
    ['url', 'url_missing', { url: ' ' }],
    ['url', 'url_invalid', { url: 'api.example.com' }],
    ['url', 'url_invalid', { url: 'ftp://api.example.com/' }],
    ['url', 'url_invalid', { url: 'https://me:pw@api.example.com/' }],
    ['url', 'url_host_personal', { url: 'https://{{ profile.name }}.example.com/' }],
    ['url', 'value_liquid_invalid', { url: 'https://api.example.com/{{ profile.name' }],
    ['url', 'value_variable_unknown', { url: 'https://api.example.com/{{ profile.city }}' }],
    ['headers.0.name', 'header_name_missing', { headers: [{ ...header, name: '' }] }],
    ['headers.0.name', 'header_name_invalid', { headers: [{ ...header, name: 'X Key' }] }],
    ['headers.0.name', 'header_name_taken', { headers: [{ ...header, name: 'Host' }] }],
    ['headers.0.value', 'header_value_missing', { headers: [{ ...header, value: '' }] }],
    [
      'headers.0.secretId',
      'secret_unknown',
      { headers: [{ ...header, secretId: secretId.replace('1', '2') }] },
    ],
    [
      'headers.0.secretId',
      'secret_other_host',
      { url: 'https://other.example.com/', headers: [{ ...header, secretId }] },
    ],
    ['body.kind', 'body_on_get', { method: 'GET', ...json('{}') }],
    ['body.json', 'body_missing', json(' ')],
    ['body.json', 'body_not_json', json('{"a":}')],
    ['body.json', 'body_not_json', json('{"name":{{ profile.first_name }}}')],
    ['answer.0.name', 'answer_name_invalid', { answer: [{ ...price, name: '1st' }] }],
    ['answer.0.name', 'answer_name_taken', { answer: [{ ...price, name: 'status' }] }],
    ['answer.1.name', 'answer_name_taken', { answer: [price, price] }],
    ['answer.0.path', 'answer_path_invalid', { answer: [{ ...price, path: 'a..b' }] }],
  ])('%s: %s', (field, code, settings) => {
    expect(problems(settings)).toContainEqual([field, code]);
  });
});
