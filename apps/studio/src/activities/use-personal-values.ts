import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreviewing } from '../editor/preview/Previewing.tsx';
import { attributesGivenIn, eventPathsOf } from './pane-props.ts';
import type { PaneSurroundings } from './pane-props.ts';
import { labelledResults } from './result-labels.ts';
import { personalValues } from './whatsapp/personal-values.ts';
import type { PersonalValue } from './whatsapp/personal-values.ts';

/** Everything the texts of an activity may be personalised with, with samples of the person looked at. */
export function usePersonalValues(
  activityId: string,
  { graph, resources, texts }: Pick<PaneSurroundings, 'graph' | 'resources' | 'texts'>,
): readonly PersonalValue[] {
  const { t } = useTranslation('editor');
  const { data } = usePreviewing();
  return useMemo(
    () =>
      personalValues(
        t,
        resources,
        eventPathsOf(graph),
        attributesGivenIn(graph),
        data,
        labelledResults(graph, activityId, texts),
      ),
    [t, resources, graph, data, activityId, texts],
  );
}
