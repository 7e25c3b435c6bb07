import { knownResults } from '@waypost/journey';
import type { Graph, KnownResult } from '@waypost/journey';

import { distinctTitles } from './activity-texts.ts';
import type { ActivityTexts } from './activity-texts.ts';

/** A result that an activity can use, called as people call it: "Reaction › reply text". */
export interface LabelledResult extends KnownResult {
  label: string;
}

/** What earlier activities provide to one activity, in the reader's words. */
export function labelledResults(
  graph: Graph,
  activityId: string,
  texts: ActivityTexts,
): LabelledResult[] {
  const titles = distinctTitles(graph, texts);
  const types = new Map(graph.activities.map(({ id, type }) => [id, type]));
  return knownResults(graph, activityId).map((result) => {
    const type = types.get(result.activityId);
    const word = type === undefined ? result.label : texts.result(type, result);
    return { ...result, label: `${titles.get(result.activityId) ?? ''} › ${word}` };
  });
}

/** Values that stand in for results in a preview: numbers and dates look like ones, texts say what they are. */
export function sampleResults(results: readonly LabelledResult[]): Record<string, unknown> {
  const samples: Record<string, Record<string, unknown>> = {};
  for (const { activityId, field, kind, label } of results) {
    const ofActivity = (samples[activityId] ??= {});
    setAt(ofActivity, field.split('.'), sampleOf(kind, label));
  }
  return samples;
}

function sampleOf(kind: KnownResult['kind'], label: string): unknown {
  switch (kind) {
    case 'number':
      return 3;
    case 'boolean':
      return true;
    case 'date':
      return '2027-01-31';
    case 'text':
      return `[${label.split(' › ').at(-1)}]`;
  }
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name];
  const next: Record<string, unknown> =
    typeof inner === 'object' && inner !== null ? { ...inner } : {};
  target[name] = next;
  setAt(next, rest, value);
}
