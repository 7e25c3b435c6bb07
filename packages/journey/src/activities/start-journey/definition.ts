import {
  checkLiquid,
  compileValue,
  isKnownVariable,
  isPersonalised,
  liquidVariables,
} from '@waypost/whatsapp';

import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { errorPort } from '../error-port.ts';
import { knownVariables } from '../known-variables.ts';
import { readValue } from '../update-profile/read-value.ts';
import { visitData } from '../visit-data.ts';
import type { JourneyStart } from './journey-start.ts';
import { startJourneySchema, type PayloadField, type StartJourney } from './schema.ts';

/** How long a start may wait for its turn, ms; it needs nobody outside. */
const lifetime = 60 * 60_000;

function validate(activity: StartJourney, scope: ValidationScope): OwnProblem[] {
  const variables = knownVariables(scope);
  const names = activity.payload.map(({ name }) => name);
  return [
    ...journeyProblems(activity, scope),
    ...(activity.findBy === ''
      ? [problem('findBy', 'find_by_missing', 'Choose how the person is found.')]
      : []),
    ...(activity.findValue.trim() === ''
      ? [
          problem(
            'findValue',
            'find_value_missing',
            'Enter what to look for, such as a personal value.',
          ),
        ]
      : liquidProblems('findValue', activity.findValue, variables)),
    ...activity.payload.flatMap((field, index) =>
      payloadProblems(field, names.indexOf(field.name) < index, variables).map((found) => ({
        ...found,
        field: `payload.${index}.${found.field}`,
      })),
    ),
  ];
}

function journeyProblems(
  { journeyId }: StartJourney,
  { eventJourneys }: ValidationScope,
): OwnProblem[] {
  if (journeyId === null) {
    return [problem('journeyId', 'start_journey_missing', 'Choose the journey to start.')];
  }
  if (eventJourneys === undefined) return [];
  const target = eventJourneys.find(({ id }) => id === journeyId);
  if (target === undefined) {
    return [
      problem(
        'journeyId',
        'start_journey_unknown',
        'The chosen journey was deleted, or its entry is no event. Choose another one.',
      ),
    ];
  }
  if (target.isLive) return [];
  return [
    {
      ...problem(
        'journeyId',
        'start_journey_not_live',
        `"${target.name}" is not live. Until it is, people go on by the port "Not started".`,
      ),
      severity: 'warning',
    },
  ];
}

function payloadProblems(
  { name, kind, value }: PayloadField,
  isRepeated: boolean,
  variables: string[] | undefined,
): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) {
    problems.push(
      problem(
        'name',
        'answer_name_invalid',
        'Name the field: start with a letter; use letters, digits and _.',
      ),
    );
  } else if (isRepeated) {
    problems.push(problem('name', 'answer_name_taken', `"${name}" is taken. Choose another name.`));
  }
  if (isPersonalised(value)) return [...problems, ...liquidProblems('value', value, variables)];
  if (value.trim() === '') return problems;
  const { problem: wrong } = readValue({ attribute: '', kind }, value.trim());
  return wrong === undefined ? problems : [...problems, problem('value', wrong.code, wrong.text)];
}

function liquidProblems(
  field: string,
  text: string,
  variables: string[] | undefined,
): OwnProblem[] {
  if (!isPersonalised(text)) return [];
  const broken = checkLiquid(text);
  if (broken !== null) return [problem(field, 'value_liquid_invalid', broken.text)];
  return liquidVariables(text)
    .filter((variable) => variables !== undefined && !isKnownVariable(variable, variables))
    .map((variable) =>
      problem(
        field,
        'value_variable_unknown',
        `“${variable}” has no data here. Choose another personal value.`,
      ),
    );
}

function problem(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}

function visit(activity: StartJourney, context: VisitContext): Visit {
  const { state, trigger, now } = context;
  if (state.waitingFor !== 'call') {
    const worked = workOut(activity, context);
    if ('reason' in worked) return { kind: 'leave', port: errorPort, reason: worked.reason };
    const deadlineAt = now + lifetime;
    return {
      kind: 'wait',
      waitingFor: 'call',
      deadlineAt,
      wakeAt: deadlineAt,
      effects: [{ kind: 'call', call: worked, expiresAt: deadlineAt }],
    };
  }
  if (trigger.kind === 'called') {
    return trigger.outcome === 'answered'
      ? { kind: 'leave', port: 'next' }
      : { kind: 'leave', port: errorPort, reason: trigger.reason };
  }
  const deadlineAt = state.deadlineAt ?? now;
  if (now >= deadlineAt) return { kind: 'leave', port: errorPort, reason: 'call_expired' };
  return { kind: 'wait', waitingFor: 'call', deadlineAt, wakeAt: deadlineAt };
}

type Render = ReturnType<typeof compileValue>;

const compiled = new WeakMap<StartJourney, { findValue: Render; payload: Render[] }>();

function render(value: string): Render {
  return compileValue({ value, fallback: '' });
}

/** The Liquid of an activity is parsed once. */
function rendersOf(activity: StartJourney): { findValue: Render; payload: Render[] } {
  let renders = compiled.get(activity);
  if (renders === undefined) {
    renders = {
      findValue: render(activity.findValue),
      payload: activity.payload.map(({ value }) => render(value)),
    };
    compiled.set(activity, renders);
  }
  return renders;
}

function workOut(
  activity: StartJourney,
  { state, facts }: VisitContext,
): JourneyStart | { reason: string } {
  const { journeyId, findBy } = activity;
  if (journeyId === null) return { reason: 'start_not_live' };
  const data = visitData(state, facts);
  const renders = rendersOf(activity);
  const found = renders.findValue(data);
  if (found.error !== undefined) return { reason: 'value_unreadable' };
  if (found.text === '') return { reason: 'start_nobody' };
  const event: JourneyStart['event'] = {};
  for (const [index, { name, kind }] of activity.payload.entries()) {
    const rendered = renders.payload[index]?.(data);
    if (rendered === undefined || rendered.text === '') continue;
    if (rendered.error !== undefined) return { reason: 'value_unreadable' };
    const read = readValue({ attribute: '', kind }, rendered.text);
    if (read.problem !== undefined) return { reason: read.problem.code };
    event[name] = read.value;
  }
  return { kind: 'start', journeyId, findBy, findValue: found.text, event };
}

export const startJourney: ActivityDefinition<StartJourney> = {
  type: 'startJourney',
  create: (id, position) => startJourneySchema.parse({ id, type: 'startJourney', position }),
  ports: () => ['next', errorPort],
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
