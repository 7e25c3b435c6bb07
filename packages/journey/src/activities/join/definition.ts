import { gatherContexts, isBranchOf } from '../../step/branches.ts';
import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { deadlinePort } from '../deadline-port.ts';
import { durationMs } from '../duration.ts';
import { joinSchema, type Join } from './schema.ts';

function validate({ parallelId }: Join, scope: ValidationScope): OwnProblem[] {
  if (parallelId === null) {
    return [
      {
        severity: 'error',
        field: 'parallelId',
        code: 'join_unpaired',
        text: 'Choose whose branches meet here.',
      },
    ];
  }
  if (scope.activityById(parallelId)?.type !== 'parallel') {
    return [
      {
        severity: 'error',
        field: 'parallelId',
        code: 'join_parallel_unknown',
        text: 'The parallel branches that meet here were deleted. Choose others, or delete the join.',
      },
    ];
  }
  return [];
}

function visit(activity: Join, context: VisitContext): Visit {
  const { state } = context;
  if (state.waitingFor === 'branches') return decide(activity, context);
  if (activity.parallelId !== null && isBranchOf(state, activity.parallelId)) {
    return { kind: 'end' };
  }
  // Validation refuses ways here that pass no parallel branches; they meet nobody.
  return { kind: 'leave', port: 'next' };
}

function decide(activity: Join, { state, facts, now }: VisitContext): Visit {
  const branches = facts.branches ?? [];
  const arrived = branches.filter(({ at }) => at === 'join').length;
  const open = branches.filter(({ at }) => at === 'inside').length;
  const leave = (port: string, reason?: string): Visit => ({
    kind: 'leave',
    port,
    ...(reason === undefined ? {} : { reason }),
    context: gatherContexts(state.context, facts.runId, branches),
    ...(open === 0 ? {} : { closesBranches: port === 'next' ? 'join_first' : 'join_deadline' }),
  });
  if (arrived > 0 && (open === 0 || activity.waitsFor === 'first')) return leave('next');
  if (open === 0) return leave(deadlinePort, 'no_branch_arrived');
  const deadlineAt = state.deadlineAt ?? now;
  if (now >= deadlineAt) return leave(deadlinePort, 'deadline');
  return {
    kind: 'wait',
    waitingFor: 'branches',
    deadlineAt,
    wakeAt: deadlineAt,
    // Kept at once: an outer join may be left before this one, and what was sent here was sent all the same.
    ...(arrived > 0 ? { context: gatherContexts(state.context, facts.runId, branches) } : {}),
  };
}

/** How long a join waits for the branches at most, ms. */
export function joinPatience(activity: Join): number {
  return durationMs(activity.deadline);
}

export const join: ActivityDefinition<Join> = {
  type: 'join',
  create: (id, position) => joinSchema.parse({ id, type: 'join', position }),
  ports: () => ['next', deadlinePort],
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'behind',
};
