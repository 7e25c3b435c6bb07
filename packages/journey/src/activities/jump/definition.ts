import { checkLiquid, isKnownVariable, isPersonalised, liquidVariables } from '@waypost/whatsapp';

import { messageKey } from '../../step/run-state.ts';
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
import type { JumpField, JumpTarget } from './jump-target.ts';
import { jumpSchema, type Jump } from './schema.ts';
import { workOutJump } from './work-out-jump.ts';

function validate(activity: Jump, scope: ValidationScope): OwnProblem[] {
  if (activity.journeyId === null) {
    return [problem('journeyId', 'jump_unset', 'Choose the journey people go on to.')];
  }
  const target = scope.journeys?.find(({ id }) => id === activity.journeyId);
  const variables = knownVariables(scope);
  const fields = target?.fields ?? [];
  return [
    ...(scope.journeys === undefined ? [] : targetProblems(target)),
    ...fields.flatMap((field) =>
      valueProblems(field, activity.values[field.name] ?? '', variables),
    ),
  ];
}

function targetProblems(target: JumpTarget | undefined): OwnProblem[] {
  if (target === undefined) {
    return [problem('journeyId', 'jump_unknown', 'This journey was deleted. Choose another one.')];
  }
  if (target.fields === null) {
    return [
      problem(
        'journeyId',
        'jump_no_entry',
        `People enter "${target.name}" in another way. Choose a journey whose entry is by jump.`,
      ),
    ];
  }
  if (target.isLive) return [];
  return [
    {
      ...problem(
        'journeyId',
        'jump_not_live',
        `"${target.name}" is not live. Until it is, people go on by the port "Not let in".`,
      ),
      severity: 'warning',
    },
  ];
}

function valueProblems(
  { name, kind }: JumpField,
  value: string,
  variables: string[] | undefined,
): OwnProblem[] {
  const text = value.trim();
  if (text === '') return [];
  const at = `values.${name}`;
  if (!isPersonalised(text)) {
    const { problem: wrong } = readValue({ attribute: '', kind }, text);
    return wrong === undefined ? [] : [problem(at, wrong.code, wrong.text)];
  }
  const broken = checkLiquid(text);
  if (broken !== null) return [problem(at, 'value_liquid_invalid', broken.text)];
  if (variables === undefined) return [];
  return liquidVariables(text)
    .filter((variable) => !isKnownVariable(variable, variables))
    .map((variable) =>
      problem(
        at,
        'value_variable_unknown',
        `“${variable}” has no data here. Choose another personal value.`,
      ),
    );
}

function problem(field: string, code: string, text: string): OwnProblem {
  return { severity: 'error', field, code, text };
}

function refused(reason: string): Visit {
  return { kind: 'leave', port: errorPort, reason };
}

function visit(activity: Jump, { state, facts }: VisitContext): Visit {
  const fields = facts.jumpFields?.get(activity.journeyId ?? '');
  if (activity.journeyId === null || fields === undefined) return refused('jump_not_live');
  if (facts.refusedJumps?.has(messageKey(activity.id, state.visit)) === true) {
    return refused('jump_refused');
  }
  const worked = workOutJump(activity, fields, visitData(state, facts));
  if ('reason' in worked) return refused(worked.reason);
  const { journeyId } = activity;
  return { kind: 'end', effects: [{ kind: 'jump', journeyId, event: worked.event }] };
}

export const jump: ActivityDefinition<Jump> = {
  type: 'jump',
  create: (id, position) => jumpSchema.parse({ id, type: 'jump', position }),
  ports: () => [errorPort],
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
