import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { personZone } from '../../profile/person-zone.ts';
import { errorPort } from '../error-port.ts';
import { knownVariables } from '../known-variables.ts';
import { visitData } from '../visit-data.ts';
import { changeProblems } from './change-problems.ts';
import { updateProfileSchema, type UpdateProfile } from './schema.ts';
import { workOutUpdate } from './work-out-update.ts';

function validate({ changes }: UpdateProfile, scope: ValidationScope): OwnProblem[] {
  if (changes.length === 0) {
    return [
      {
        severity: 'error',
        field: 'changes',
        code: 'change_missing',
        text: 'Add at least one attribute to set, or delete this activity.',
      },
    ];
  }
  const variables = knownVariables(scope);
  const seen = new Set<string>();
  return changes.flatMap((change, index) => {
    const isRepeated = seen.has(change.attribute);
    seen.add(change.attribute);
    return changeProblems(change, isRepeated, variables).map((problem) => ({
      ...problem,
      field: `changes.${index}.${problem.field}`,
    }));
  });
}

function visit(activity: UpdateProfile, { state, facts, now }: VisitContext): Visit {
  const { attributes } = facts.profile;
  const worked = workOutUpdate(activity, {
    data: () => visitData(state, facts),
    person: () => ({ attributes, now, zone: personZone(attributes, facts.timeZone) }),
  });
  return 'reason' in worked
    ? { kind: 'leave', port: errorPort, reason: worked.reason }
    : { kind: 'leave', port: 'next', profileUpdate: worked.update };
}

export const updateProfile: ActivityDefinition<UpdateProfile> = {
  type: 'updateProfile',
  create: (id, position) => updateProfileSchema.parse({ id, type: 'updateProfile', position }),
  ports: () => ['next', errorPort],
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
