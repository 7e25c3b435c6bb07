import { reachableFrom, successors } from '@waypost/journey';
import type { Graph } from '@waypost/journey';
import { useMemo } from 'react';

import { distinctTitles } from '../activities/activity-texts.ts';
import type { PaneSurroundings } from '../activities/pane-props.ts';
import { labelledResults } from '../activities/result-labels.ts';
import type { RuleField } from './rule-field.ts';
import { ruleFields } from './rule-fields.ts';
import type { RuleOffers } from './rule-offers.ts';
import { useRuleOffers } from './use-rule-offers.ts';

/** What a rule of an activity can ask for: fields, results and messages of earlier activities, and people's history. */
export function useJourneyRule(
  activityId: string,
  { graph, resources, texts }: Pick<PaneSurroundings, 'graph' | 'resources' | 'texts'>,
): { fields: RuleField[]; offers: RuleOffers } {
  const messages = useMemo(
    () => earlierMessages(graph, activityId, distinctTitles(graph, texts)),
    [graph, activityId, texts],
  );
  const offers = useRuleOffers(messages);
  const fields = useMemo(() => {
    const examples = examplesOfEvent(graph, offers);
    return [
      ...ruleFields(resources, graph).map((field) => ({
        ...field,
        examples: field.examples.length > 0 ? field.examples : (examples.get(field.field) ?? []),
      })),
      ...labelledResults(graph, activityId, texts).map(({ path, label, kind }) => ({
        field: path,
        label,
        kind,
        examples: [],
      })),
    ];
  }, [resources, graph, activityId, texts, offers]);
  return { fields, offers };
}

function earlierMessages(
  graph: Graph,
  activityId: string,
  titles: ReadonlyMap<string, string>,
): { id: string; name: string }[] {
  const next = successors(graph);
  return graph.activities
    .filter(({ id, type }) => type === 'whatsapp' && reachableFrom(next, id).has(activityId))
    .map(({ id }) => ({ id, name: titles.get(id) ?? id }));
}

/** Values seen in the fields of the event that people enter by. */
function examplesOfEvent(graph: Graph, offers: RuleOffers): ReadonlyMap<string, string[]> {
  const entry = graph.activities.find(({ type }) => type === 'entryEvent');
  const known =
    entry?.type === 'entryEvent'
      ? offers.events.find(({ name }) => name === entry.eventName)
      : undefined;
  return new Map(known?.fields.map(({ field, examples }) => [field, examples]));
}
