import { useTranslation } from 'react-i18next';

/** Gives the reader's words for why a message was, or would be, not sent. */
export function useExclusionText(): (reason: string) => string {
  const { t } = useTranslation('editor');
  return (reason) => {
    switch (reason) {
      case 'no_phone':
        return t('exclusion.noPhone');
      case 'no_consent':
        return t('exclusion.noConsent');
      case 'opted_out':
        return t('exclusion.optedOut');
      case 'us_marketing':
        return t('exclusion.usMarketing');
      case 'same_number':
        return t('exclusion.sameNumber');
      case 'demo_profile':
        return t('exclusion.demoProfile');
      case 'template_unavailable':
        return t('exclusion.templateUnavailable');
      case 'missing_value':
        return t('exclusion.missingValue');
      case 'expired':
        return t('exclusion.expired');
      default:
        return reason.replaceAll('_', ' ');
    }
  };
}
