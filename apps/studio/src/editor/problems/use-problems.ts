import { validateGraph } from '@waypost/journey';
import type { Graph, Problem } from '@waypost/journey';
import { useDeferredValue, useMemo } from 'react';

import { useActivityTexts } from '../../activities/activity-texts.ts';
import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { profileFields, templatesOfSender } from '../../activities/resources.ts';
import type { Resources } from '../../activities/resources.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import type { SpokenProblem } from '../../i18n/problem-text.ts';
import type { Mark } from '../canvas/graph-to-flow.ts';
import { wayTitles } from './way-titles.ts';

export interface Problems {
  all: readonly Problem[];
  errors: number;
  warnings: number;
  of: (activityId: string | null) => readonly Problem[];
  marks: ReadonlyMap<string, Mark>;
}

const none: Problems = { all: [], errors: 0, warnings: 0, of: () => [], marks: new Map() };

/** Checks the draft after every change, with the rules that also guard publishing. */
export function useProblems(graph: Graph, resources: Resources): Problems {
  const settled = useDeferredValue(graph);
  const problemText = useProblemText();
  const texts = useActivityTexts(resources);
  return useMemo(
    () => (resources.isComplete ? checkGraph(settled, resources, problemText, texts) : none),
    [settled, resources, problemText, texts],
  );
}

function checkGraph(
  graph: Graph,
  resources: Resources,
  problemText: (problem: SpokenProblem) => string,
  texts: ActivityTexts,
): Problems {
  const wayOf = wayTitles(graph, texts);
  const all = validateGraph(graph, {
    senders: resources.senders,
    templatesOf: (senderId) => templatesOfSender(resources, senderId),
    audienceIds: new Set(resources.audiences.map(({ id }) => id)),
    ...(resources.secrets === null ? {} : { secrets: resources.secrets }),
    listIds: new Set(resources.audiences.flatMap(({ id, kind }) => (kind === 'list' ? [id] : []))),
    ...(resources.eventJourneys === null ? {} : { eventJourneys: resources.eventJourneys }),
    profileFields: profileFields(resources),
    now: Date.now(),
    ...(resources.jumpTargets === null ? {} : { journeys: resources.jumpTargets }),
  }).map((problem) => ({ ...problem, text: problemText({ ...problem, ...wayOf(problem) }) }));
  const byActivity = Map.groupBy(all, ({ activityId }) => activityId);
  const marks = new Map<string, Mark>();
  for (const [id, problems] of byActivity) {
    if (id === null) continue;
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    marks.set(id, { errors, warnings: problems.length - errors });
  }
  const errors = all.filter(({ severity }) => severity === 'error').length;
  return {
    all,
    errors,
    warnings: all.length - errors,
    of: (activityId) => byActivity.get(activityId) ?? [],
    marks,
  };
}
