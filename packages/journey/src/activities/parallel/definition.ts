import type { ActivityDefinition, OwnProblem } from '../definition.ts';
import { parallelSchema, type Parallel } from './schema.ts';

/** What a person's path says of leaving by all branches at once; no port of the canvas. */
export const branchesPort = 'branches';

function validate({ branches }: Parallel): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (branches.length < 2) {
    problems.push({
      severity: 'error',
      field: 'branches',
      code: 'parallel_branch_missing',
      text: 'Parallel branches need at least two branches. Add one, or delete the activity.',
    });
  }
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const [index, { id, name }] of branches.entries()) {
    if (ids.has(id)) {
      problems.push({
        severity: 'error',
        field: `branches.${index}`,
        code: 'branch_repeated',
        text: 'Two branches share one id. Delete one and add it again.',
      });
    }
    ids.add(id);
    const folded = name.trim().toLowerCase();
    if (folded !== '' && names.has(folded)) {
      problems.push({
        severity: 'error',
        field: `branches.${index}.name`,
        code: 'parallel_name_repeated',
        text: `Two branches are called "${name}". Give one another name.`,
      });
    }
    names.add(folded);
  }
  return problems;
}

export const parallel: ActivityDefinition<Parallel> = {
  type: 'parallel',
  create: (id, position) => parallelSchema.parse({ id, type: 'parallel', position }),
  ports: ({ branches }) => branches.map(({ id }) => id),
  validate,
  visit: () => ({ kind: 'fork' }),
  waits: false,
  // Those who walk the branches are looked at by themselves.
  arrivalNeeds: 'nothing',
};
