import { useTranslation } from 'react-i18next';

/** "End": nothing to set. */
export function EndPane() {
  const { t } = useTranslation('editor');
  return <p className="text-body text-muted">{t('end.text')}</p>;
}
