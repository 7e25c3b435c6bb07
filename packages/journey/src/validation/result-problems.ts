import type { Graph } from '../graph/graph.ts';
import { activityLabel } from '../graph/activity-label.ts';
import { activityResults } from '../activities/registry.ts';
import {
  knownResults,
  resultPath,
  wayWithout,
  type KnownResult,
  type Way,
} from '../results/known-results.ts';
import { resultUses, type ResultUse } from '../results/result-uses.ts';
import type { Problem } from './problem.ts';

/**
 * Results that are read where nobody has them: of an activity that is gone, that doesn't provide it, or that people
 * haven't passed yet. Where only some of those who come have it, and nothing stands in for it, that is a warning.
 */
export function resultProblems(graph: Graph): Problem[] {
  return graph.activities.flatMap((activity) => {
    const uses = resultUses(activity);
    if (uses.length === 0) return [];
    const known = knownResults(graph, activity.id);
    return uses.flatMap((use) => {
      const problem = problemOf(use, activity.id, known, graph);
      return problem === null ? [] : [{ activityId: activity.id, field: use.field, ...problem }];
    });
  });
}

type UseProblem = Omit<Problem, 'activityId' | 'field'>;

function problemOf(
  { variable, needsValue }: ResultUse,
  activityId: string,
  known: readonly KnownResult[],
  graph: Graph,
): UseProblem | null {
  const found = known.find(({ path }) => isOf(variable, path));
  if (found !== undefined) {
    const way = needsValue ? wayWithout(graph, found, activityId) : null;
    return way === null ? null : onSomeWays(found, way, graph);
  }
  for (const source of graph.activities) {
    const result = activityResults(source).find(({ field }) =>
      isOf(variable, resultPath(source.id, field)),
    );
    if (result === undefined) continue;
    return {
      severity: 'error',
      code: 'result_not_earlier',
      text: `People have not been at “${activityLabel(source)}” before, so its “${result.label}” is not known here. Choose another personal value, or put that activity before this one.`,
      activities: [source.id],
    };
  }
  return {
    severity: 'error',
    code: 'result_unknown',
    text: `“${variable}” comes from no activity of this journey. Choose another personal value.`,
  };
}

function isOf(variable: string, path: string): boolean {
  return variable === path || variable.startsWith(`${path}.`) || variable.startsWith(`${path}[`);
}

function onSomeWays(result: KnownResult, way: Way, graph: Graph): UseProblem {
  const labels = new Map(graph.activities.map((one) => [one.id, activityLabel(one)]));
  const steps = way.activities.map((id, place) => {
    const port = way.ports[place] ?? 'next';
    return `“${labels.get(id) ?? id}”${port === 'next' ? '' : ` (${port})`}`;
  });
  return {
    severity: 'warning',
    code: 'result_on_some_ways',
    text: `Whoever comes by ${steps.join(' → ')} has no “${result.label}” of “${labels.get(result.activityId) ?? ''}”. Give it a fallback, or part the ways.`,
    ...way,
  };
}
