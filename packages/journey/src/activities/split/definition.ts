import { messageKey } from '../../step/run-state.ts';
import type { ActivityDefinition, OwnProblem, Visit, VisitContext } from '../definition.ts';
import { drawFrom } from './draw.ts';
import { splitSchema, type Split } from './schema.ts';

function validate({ branches }: Split): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (branches.length < 2) {
    problems.push({
      severity: 'error',
      field: 'branches',
      code: 'split_branch_missing',
      text: 'A split needs at least two branches. Add one, or delete the split.',
    });
  }
  const total = branches.reduce((sum, { weight }) => sum + weight, 0);
  if (total !== 100) {
    problems.push({
      severity: 'error',
      field: 'branches',
      code: 'split_total_wrong',
      text: `The shares add up to ${total} %. Make them 100 %.`,
    });
  }
  const ids = new Set<string>();
  for (const [index, { id }] of branches.entries()) {
    if (ids.has(id)) {
      problems.push({
        severity: 'error',
        field: `branches.${index}`,
        code: 'branch_repeated',
        text: 'Two branches share one id. Delete one and add it again.',
      });
    }
    ids.add(id);
  }
  return problems;
}

function visit({ id, branches }: Split, { state, facts }: VisitContext): Visit {
  const chosen = facts.chosenPorts?.get(messageKey(id, state.visit));
  if (chosen !== undefined) return { kind: 'leave', port: chosen };
  const drawn = drawFrom(`${facts.runId}/${id}/${state.visit}`) * 100;
  let reached = 0;
  const branch = branches.find(({ weight }) => {
    reached += weight;
    return drawn < reached;
  });
  // Shares of less than 100 % are never published; a split without branches leads nowhere.
  return { kind: 'leave', port: branch?.id ?? branches.at(-1)?.id ?? 'next' };
}

export const split: ActivityDefinition<Split> = {
  type: 'split',
  create: (id, position) => splitSchema.parse({ id, type: 'split', position }),
  ports: ({ branches }) => branches.map(({ id }) => id),
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'behind',
};
