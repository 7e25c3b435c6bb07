import { decisionOf } from '../../rules/decision.ts';
import { evaluateRule } from '../../rules/evaluate-rule.ts';
import { messagesBefore, passageData } from '../../rules/passage-data.ts';
import { ruleProblems } from '../../rules/rule-problems.ts';
import type {
  ActivityDefinition,
  OwnProblem,
  ValidationScope,
  Visit,
  VisitContext,
} from '../definition.ts';
import { conditionSchema, type Condition } from './schema.ts';

/** Port of people whom no branch matches. */
export const otherwisePort = 'otherwise';

function validate(activity: Condition, scope: ValidationScope): OwnProblem[] {
  if (activity.branches.length === 0) {
    return [
      {
        severity: 'error',
        field: 'branches',
        code: 'branch_missing',
        text: 'Add at least one branch, or delete this condition.',
      },
    ];
  }
  const problems: OwnProblem[] = [];
  const ruleScope = { ...scope, isEarlierMessage: messagesBefore(activity.id, scope) };
  const ids = new Set<string>([otherwisePort]);
  for (const [index, branch] of activity.branches.entries()) {
    if (ids.has(branch.id)) {
      problems.push({
        severity: 'error',
        field: `branches.${index}`,
        code: 'branch_repeated',
        text: 'Two branches share one id. Delete one and add it again.',
      });
    }
    ids.add(branch.id);
    for (const problem of ruleProblems(branch.rule, ruleScope)) {
      problems.push({ ...problem, field: `branches.${index}.rule${problem.field}` });
    }
  }
  return problems;
}

function visit(activity: Condition, context: VisitContext): Visit {
  const data = passageData(context);
  const taken = activity.branches.findIndex(({ rule }) => evaluateRule(rule, data));
  const asked = taken === -1 ? activity.branches : activity.branches.slice(0, taken + 1);
  return {
    kind: 'leave',
    port: activity.branches[taken]?.id ?? otherwisePort,
    decided: decisionOf(
      asked.map(({ rule }) => rule),
      data,
    ),
  };
}

export const condition: ActivityDefinition<Condition> = {
  type: 'condition',
  create: (id, position) => conditionSchema.parse({ id, type: 'condition', position }),
  ports: (activity) => [...activity.branches.map((branch) => branch.id), otherwisePort],
  validate,
  visit,
  waits: false,
  arrivalNeeds: 'profile',
  rules: (activity) => activity.branches.map(({ rule }) => rule),
};
