import type { ActivityDefinition, Visit, VisitContext } from '../definition.ts';
import { durationMs } from '../duration.ts';
import { waitSchema, type Wait } from './schema.ts';

function visit(activity: Wait, { state, now }: VisitContext): Visit {
  const deadlineAt = state.deadlineAt ?? now + durationMs(activity.duration);
  if (state.waitingFor === 'time' && now >= deadlineAt) return { kind: 'leave', port: 'next' };
  return { kind: 'wait', waitingFor: 'time', deadlineAt, wakeAt: deadlineAt };
}

export const wait: ActivityDefinition<Wait> = {
  type: 'wait',
  create: (id, position) => waitSchema.parse({ id, type: 'wait', position }),
  ports: () => ['next'],
  validate: () => [],
  visit,
  waits: true,
  arrivalNeeds: 'nothing',
};
