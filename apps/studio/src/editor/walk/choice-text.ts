import type { WalkChoice } from '@waypost/journey/walk';
import { useTranslation } from 'react-i18next';

import type { ActivityTexts } from '../../activities/activity-texts.ts';
import { useRunTexts } from '../live/run-texts.ts';

/** Says what was chosen to happen. */
export function useChoiceText(texts: ActivityTexts): (choice: WalkChoice, title: string) => string {
  const { t } = useTranslation('testing');
  const runTexts = useRunTexts();
  return (choice, title) => {
    switch (choice.kind) {
      case 'sent':
        return t(choice.as === 'template' ? 'walk.chosen.template' : 'walk.chosen.response', {
          activity: title,
        });
      case 'unsent':
        return t(choice.outcome === 'excluded' ? 'walk.chosen.excluded' : 'walk.chosen.refused', {
          activity: title,
          reason: runTexts.reason(choice.reason),
        });
      case 'outcome':
        return choice.text === undefined
          ? texts.outcome(choice.outcome)
          : t('walk.chosen.writes', { text: choice.text });
      case 'event':
        return t('walk.chosen.event', { event: choice.name });
      case 'called':
        return t('walk.chosen.called', { activity: title });
      case 'notCalled':
        return t('walk.chosen.notCalled', { activity: title });
      case 'handedBack':
        return t('walk.chosen.handedBack');
      case 'later':
        return '';
    }
  };
}
