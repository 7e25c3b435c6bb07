import { useTranslation } from 'react-i18next';

import { useExclusionText } from '../activities/whatsapp/exclusion-text.ts';
import { useProblemText } from '../i18n/problem-text.ts';
import type { SampleProblem } from './judge-sample.ts';

/** Gives the reader's words for what is wrong with a message for one person. */
export function useSampleProblemText(): (problem: SampleProblem) => string {
  const { t } = useTranslation('message', { keyPrefix: 'simulate' });
  const exclusionText = useExclusionText();
  const problemText = useProblemText();
  return (problem) => {
    switch (problem.kind) {
      case 'excluded':
        return t('excluded', { reason: exclusionText(problem.reason) });
      case 'missing':
        return t('missing', { place: placeName(problem.place) });
      case 'rendering':
        return problemText(problem);
      case 'nothing':
        return problem.reason === 'nothing' ? t('nothing') : exclusionText(problem.reason);
    }
  };
}

/** `body.first_name` as authors know it: `{{first_name}}`. */
function placeName(place: string): string {
  const variable = /^(?:card\.\d+\.)?(?:header|body)\.(\w+)$/.exec(place)?.[1];
  return variable === undefined ? place : `{{${variable}}}`;
}
