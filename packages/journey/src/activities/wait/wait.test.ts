import { describe, expect, it } from 'vitest';

import { compileGraph } from '../../graph/compile-graph.ts';
import { entryAudience, end, graphOf } from '../../testing/graphs.ts';
import type { RunState, StepFacts, Transition } from '../../step/run-state.ts';
import { step } from '../../step/step.ts';
import { needsProfile } from '../../step/needs-profile.ts';
import { validateGraph } from '../../validation/validate-graph.ts';
import { waitSchema, type Wait } from './schema.ts';

const position = { x: 0, y: 0 };

function journeyOf(until: object, settings: object = {}) {
  const wait: Wait = waitSchema.parse({ id: 'wait', type: 'wait', position, until, ...settings });
  return graphOf(
    [entryAudience(), wait, end('on'), end('late')],
    [
      ['entry', 'next', 'wait'],
      ['wait', 'next', 'on'],
      ['wait', 'error', 'late'],
    ],
  );
}

function facts(attributes: Record<string, unknown>, timeZone = 'UTC'): StepFacts {
  return {
    runId: 'run',
    journeyName: 'Winter',
    profile: { attributes, consent: { marketing: 'in', service: null } },
    messages: new Map(),
    events: [],
    timeZone,
  };
}

const start: RunState = {
  activityId: 'entry',
  visit: 1,
  waitingFor: null,
  deadlineAt: null,
  context: { messages: {} },
};

interface Person {
  attributes?: Record<string, unknown>;
  event?: Record<string, unknown>;
  workspaceZone?: string;
}

/** What becomes of a person who comes to the wait at an instant. */
function arrive(
  until: object,
  now: string,
  { attributes = {}, event, workspaceZone }: Person = {},
): Transition {
  const context = event === undefined ? start.context : { ...start.context, event };
  const known = facts(attributes, workspaceZone);
  const state = { ...start, context };
  return step(compileGraph(journeyOf(until)), state, known, { kind: 'wake' }, Date.parse(now));
}

function outcome({ wakeAt, moves }: Transition): string {
  if (wakeAt !== null) return new Date(wakeAt).toISOString();
  const left = moves.find(({ activityId }) => activityId === 'wait');
  return [left?.port, left?.reason].filter((part) => part != null).join(' ');
}

const workdays = [1, 2, 3, 4, 5];
const nine = { kind: 'time', time: '09:00', weekdays: workdays };
const rome = { time_zone: 'Europe/Rome' };

describe('a wait', () => {
  it('stored before there were other kinds lasts for its duration', () => {
    const stored = { id: 'wait', type: 'wait', position, duration: { amount: 2, unit: 'hours' } };
    expect(waitSchema.parse(stored)).toMatchObject({ ...stored, until: { kind: 'duration' } });
  });

  it.each([
    ['the zone of the profile', nine, { attributes: rome }, '2026-11-23T08:00:00.000Z'],
    [
      'the zone of the workspace',
      nine,
      { workspaceZone: 'Asia/Kolkata' },
      '2026-11-23T03:30:00.000Z',
    ],
    [
      'the zone of the workspace when that of the profile does not exist',
      nine,
      { attributes: { time_zone: 'Europe/Atlantis' }, workspaceZone: 'Asia/Kolkata' },
      '2026-11-23T03:30:00.000Z',
    ],
    [
      'a fixed zone',
      { ...nine, zone: 'America/New_York' },
      { attributes: rome },
      '2026-11-23T14:00:00.000Z',
    ],
  ])('until a time of day goes by %s', (_, until, person: Person, expected) => {
    expect(outcome(arrive(until, '2026-11-21T12:00Z', person))).toBe(expected);
  });

  it('for opening hours lets those pass who come within them', () => {
    const hours = { kind: 'hours', from: '22:00', to: '06:00', weekdays: [5, 6] };
    const person = { attributes: rome };
    expect(outcome(arrive(hours, '2026-11-21T04:59Z', person))).toBe('next');
    expect(outcome(arrive(hours, '2026-11-21T05:00Z', person))).toBe('2026-11-21T21:00:00.000Z');
  });

  it.each([
    [
      'a day of the profile',
      'profile.renewal',
      { attributes: { renewal: '2027-01-31' } },
      '2027-01-31T09:00:00.000Z',
    ],
    [
      'an instant of the event',
      'event.departs',
      { event: { departs: '2027-01-31T23:30:00+01:00' } },
      '2027-01-31T09:00:00.000Z',
    ],
    ['nothing', 'profile.renewal', {}, 'error date_missing'],
    [
      'what is no date',
      'profile.renewal',
      { attributes: { renewal: 'soon' } },
      'error date_unreadable',
    ],
    [
      'what is over',
      'profile.renewal',
      { attributes: { renewal: '2026-11-21' } },
      'next date_past',
    ],
  ])('until a date finds %s', (_, field, person: Person, expected) => {
    expect(outcome(arrive({ kind: 'date', field }, '2026-11-21T12:00Z', person))).toBe(expected);
  });

  it('lets the author choose which way people without a date, or with one that is over, go', () => {
    const until = { kind: 'date', field: 'profile.renewal', missing: 'next', past: 'error' };
    expect(outcome(arrive(until, '2026-11-21T12:00Z'))).toBe('next date_missing');
    const over = { attributes: { renewal: '2020-01-01' } };
    expect(outcome(arrive(until, '2026-11-21T12:00Z', over))).toBe('error date_past');
    const yearly = { ...until, everyYear: true };
    expect(outcome(arrive(yearly, '2026-11-21T12:00Z', over))).toBe('2027-01-01T09:00:00.000Z');
  });

  it('until a computed moment reads what Liquid answers', () => {
    const until = {
      kind: 'moment',
      value: "{{ event.ordered_at | date: '%s' | plus: 7200 }}",
    };
    const event = { ordered_at: '2026-11-21T11:00:00Z' };
    expect(outcome(arrive(until, '2026-11-21T12:00Z', { event }))).toBe('2026-11-21T13:00:00.000Z');
    const words = { ...until, value: '{{ profile.first_name }}' };
    expect(outcome(arrive(words, '2026-11-21T12:00Z', { attributes: { first_name: 'Ada' } }))).toBe(
      'error date_unreadable',
    );
    expect(outcome(arrive(words, '2026-11-21T12:00Z'))).toBe('error date_missing');
  });
});

function wake(until: object, attributes: Record<string, unknown>, later: Record<string, unknown>) {
  const compiled = compileGraph(journeyOf(until));
  const { state } = arrive(until, '2026-11-21T12:00Z', { attributes });
  expect(needsProfile(compiled, state)).toBe(true);
  return step(compiled, state, facts(later), { kind: 'wake' }, Date.parse('2026-11-21T18:00Z'));
}

describe('whoever waits and is woken before the time', () => {
  it('waits for the same moment as before', () => {
    expect(outcome(wake(nine, rome, rome))).toBe('2026-11-23T08:00:00.000Z');
  });

  it('waits by the clocks of the zone they moved to', () => {
    expect(outcome(wake(nine, rome, { time_zone: 'America/New_York' }))).toBe(
      '2026-11-23T14:00:00.000Z',
    );
  });

  it('waits for the date as it is now, and leaves when there is none any more', () => {
    const until = { kind: 'date', field: 'profile.appointment' };
    const before = { appointment: '2026-11-25' };
    expect(outcome(wake(until, before, { appointment: '2026-11-27' }))).toBe(
      '2026-11-27T09:00:00.000Z',
    );
    expect(outcome(wake(until, before, {}))).toBe('error date_missing');
  });

  it('leaves when the time has come, whatever their profile says by then', () => {
    const compiled = compileGraph(journeyOf(nine));
    const { state, wakeAt } = arrive(nine, '2026-11-21T12:00Z', { attributes: rome });
    const moved = facts({ time_zone: 'America/New_York' });
    expect(outcome(step(compiled, state, moved, { kind: 'wake' }, wakeAt ?? 0))).toBe('next');
  });
});

describe('the settings of a wait', () => {
  const context = { senders: [], templatesOf: () => [], audienceIds: new Set<string>() };
  const problemsOf = (until: object, settings: object = {}) =>
    validateGraph(journeyOf(until, settings), { ...context, profileFields: ['profile.renewal'] })
      .filter(({ activityId, code }) => activityId === 'wait' && code !== 'connection_port_unknown')
      .map(({ field, code }) => `${field} ${code}`);

  it.each([
    [{ kind: 'date' }, 'until.field date_field_missing'],
    [{ kind: 'date', field: 'profile.birthday' }, 'until.field date_field_unknown'],
    [{ kind: 'date', field: 'profile.renewal', time: '9' }, 'until.time time_invalid'],
    [{ ...nine, weekdays: [] }, 'until.weekdays weekday_missing'],
    [{ ...nine, time: '24:00' }, 'until.time time_invalid'],
    [{ ...nine, zone: 'Mars' }, 'until.zone zone_unknown'],
    [{ kind: 'hours', to: '' }, 'until.to time_invalid'],
    [{ kind: 'moment' }, 'until.value moment_missing'],
    [{ kind: 'moment', value: 'tomorrow' }, 'until.value moment_not_date'],
    [{ kind: 'moment', value: '{{ profile.renewal | }' }, 'until.value value_liquid_invalid'],
    [{ kind: 'moment', value: '{{ profile.none }}' }, 'until.value value_variable_unknown'],
  ])('%j: %s', (until, expected) => {
    expect(problemsOf(until)).toEqual([expected]);
  });

  it('are told when nobody stays that long in the journey', () => {
    const duration = { duration: { amount: 91, unit: 'days' } };
    expect(problemsOf({ kind: 'duration' }, duration)).toEqual(['duration wait_beyond_lifetime']);
  });

  it('are right', () => {
    expect(problemsOf(nine)).toEqual([]);
    expect(problemsOf({ kind: 'date', field: 'profile.renewal' })).toEqual([]);
    expect(problemsOf({ kind: 'moment', value: '2027-01-31T09:00' })).toEqual([]);
  });
});
