import type { Activity } from '@waypost/journey';
import { useTranslation } from 'react-i18next';

/** Gives the title of an activity's pane: "Actions: WhatsApp", "Orchestration: Wait", "Entry: Audience". */
export function usePaneTitle(): (activity: Activity) => string {
  const { t } = useTranslation('editor');
  return ({ type }) => {
    switch (type) {
      case 'entryAudience':
        return t('paneTitle.entryAudience');
      case 'entryEvent':
        return t('paneTitle.entryEvent');
      case 'entryMessage':
        return t('paneTitle.entryMessage');
      case 'entryAudienceChange':
        return t('paneTitle.entryAudienceChange');
      case 'entryJump':
        return t('paneTitle.entryJump');
      case 'jump':
        return t('paneTitle.jump');
      case 'whatsapp':
        return t('paneTitle.whatsapp');
      case 'wait':
        return t('paneTitle.wait');
      case 'waitForEvent':
        return t('paneTitle.waitForEvent');
      case 'condition':
        return t('paneTitle.condition');
      case 'reaction':
        return t('paneTitle.reaction');
      case 'split':
        return t('paneTitle.split');
      case 'experiment':
        return t('paneTitle.experiment');
      case 'parallel':
        return t('paneTitle.parallel');
      case 'join':
        return t('paneTitle.join');
      case 'updateProfile':
        return t('paneTitle.updateProfile');
      case 'audienceMembership':
        return t('paneTitle.audienceMembership');
      case 'startJourney':
        return t('paneTitle.startJourney');
      case 'handOver':
        return t('paneTitle.handOver');
      case 'httpRequest':
        return t('paneTitle.httpRequest');
      case 'end':
        return t('paneTitle.end');
    }
  };
}
