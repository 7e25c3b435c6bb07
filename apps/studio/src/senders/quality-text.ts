import { useTranslation } from 'react-i18next';

/** Gives a function that says what Meta's quality rating of a number means. */
export function useQualityText(): (quality: string) => string {
  const { t } = useTranslation('senders', { keyPrefix: 'quality' });
  return (quality) => {
    switch (quality) {
      case 'GREEN':
        return t('green');
      case 'YELLOW':
        return t('yellow');
      case 'RED':
        return t('red');
      default:
        return t('unrated');
    }
  };
}
