import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { errorPort } from '../error-port.ts';
import { audienceMembershipSchema, type AudienceMembership } from './schema.ts';

function validate(
  { audienceId }: AudienceMembership,
  { audienceIds, listIds }: ValidationScope,
): OwnProblem[] {
  if (audienceId === null) return problem('list_missing', 'Choose the list.');
  if (!audienceIds.has(audienceId)) {
    return problem('audience_unknown', 'The chosen audience no longer exists. Choose another one.');
  }
  if (listIds !== undefined && !listIds.has(audienceId)) {
    return problem(
      'audience_by_rule',
      'Who is in this audience follows from its rule. Choose a list.',
    );
  }
  return [];
}

function problem(code: string, text: string): OwnProblem[] {
  return [{ severity: 'error', field: 'audienceId', code, text }];
}

function visit({ change, audienceId }: AudienceMembership, { facts }: VisitContext): Visit {
  if (audienceId === null || facts.lists?.has(audienceId) !== true) {
    return { kind: 'leave', port: errorPort, reason: 'list_deleted' };
  }
  return { kind: 'leave', port: 'next', effects: [{ kind: 'membership', audienceId, change }] };
}

export const audienceMembership: ActivityDefinition<AudienceMembership> = {
  type: 'audienceMembership',
  create: (id, position) =>
    audienceMembershipSchema.parse({ id, type: 'audienceMembership', position }),
  ports: () => ['next', errorPort],
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
};
