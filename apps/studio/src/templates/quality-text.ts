import { useTranslation } from 'react-i18next';

/** Gives how people receive a template, in words. */
export function useQualityText(): (quality: string) => string {
  const { t } = useTranslation('templates');
  return (quality) => {
    switch (quality) {
      case 'GREEN':
        return t('facts.green');
      case 'YELLOW':
        return t('facts.yellow');
      case 'RED':
        return t('facts.red');
      default:
        return t('facts.unrated');
    }
  };
}
