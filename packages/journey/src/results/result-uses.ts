import { isPersonalised, liquidVariables, unguardedVariables } from '@waypost/whatsapp';

import type { Activity } from '../activities/activity.ts';
import type { Reaction } from '../activities/reaction/schema.ts';
import type { Graph } from '../graph/graph.ts';

/** A place in an activity's settings that reads a result of another. */
export interface ResultUse {
  /** Path of the field, as problems name it. */
  field: string;
  /** As it is written: `results.<activity id>.<field>`. */
  variable: string;
  /** True where nothing stands in for a missing value: no fallback, no `default`, no condition around it. */
  needsValue: boolean;
}

/**
 * Everywhere an activity reads results: in Liquid, and where a whole text is the name of a result, as in rules. It
 * looks through all settings, so that a new kind of activity, or of rule, is covered from the start.
 */
export function resultUses(activity: Activity): ResultUse[] {
  return usesIn(activity, []);
}

const cachedReads = new WeakMap<Graph, ReadonlySet<string>>();

/** Ids of the activities whose results some activity of a graph reads. */
export function resultsRead(graph: Graph): ReadonlySet<string> {
  let read = cachedReads.get(graph);
  if (read === undefined) {
    read = new Set(
      graph.activities.flatMap((activity) => [
        ...resultUses(activity).flatMap(({ variable }) => variable.split('.')[1] ?? []),
        ...(asksWhyUnsent(activity) ? [activity.activityId] : []),
      ]),
    );
    cachedReads.set(graph, read);
  }
  return read;
}

/** A reaction with a way for failures looks up why its message never left. */
function asksWhyUnsent(activity: Activity): activity is Reaction & { activityId: string } {
  return (
    activity.type === 'reaction' &&
    activity.activityId !== null &&
    activity.outcomes.some(({ kind }) => kind === 'failed')
  );
}

/** Operators of rules that ask whether there is a value. */
const askForValue = new Set<unknown>(['is_set', 'is_not_set', 'is_empty', 'is_not_empty']);

function usesIn(value: unknown, path: readonly string[]): ResultUse[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => usesIn(item, [...path, String(index)]));
  }
  if (typeof value !== 'object' || value === null) return [];
  const settings = Object.entries(value);
  const hasStandIn = settings.some(
    ([key, setting]) =>
      (key === 'fallback' && typeof setting === 'string' && setting.trim() !== '') ||
      (key === 'operator' && askForValue.has(setting)),
  );
  // Problems of a value with a fallback stand at the pair of both.
  const isPair = settings.some(([key]) => key === 'fallback');
  return settings.flatMap(([key, setting]) => {
    if (typeof setting !== 'string') return usesIn(setting, [...path, key]);
    const field = (isPair && key === 'value' ? path : [...path, key]).join('.');
    return usesInText(setting).map((use) => ({
      ...use,
      field,
      needsValue: use.needsValue && !hasStandIn,
    }));
  });
}

const wholeName = /^results\.[A-Za-z0-9_-]+\.\S+$/;

function usesInText(text: string): Omit<ResultUse, 'field'>[] {
  if (!text.includes('results')) return [];
  if (wholeName.test(text)) return [{ variable: text, needsValue: true }];
  if (!isPersonalised(text)) return [];
  const unguarded = new Set(unguardedVariables(text));
  return liquidVariables(text)
    .filter((variable) => variable === 'results' || /^results[.[]/.test(variable))
    .map((variable) => ({ variable, needsValue: unguarded.has(variable) }));
}
