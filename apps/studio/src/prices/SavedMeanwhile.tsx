import { Banner, Button } from '@waypost/ui';
import { useTranslation } from 'react-i18next';

/** Says that somebody else saved other prices first: nothing is overwritten before it is decided whose count. */
export function SavedMeanwhile({
  by,
  onTheirs,
  onMine,
}: {
  by: string;
  onTheirs: () => void;
  onMine: () => void;
}) {
  const { t } = useTranslation('prices');
  return (
    <Banner tone="danger" title={t('meanwhile', { by })}>
      <p>{t('meanwhileText')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onPress={onTheirs}>{t('showTheirs')}</Button>
        <Button onPress={onMine}>{t('saveMine')}</Button>
      </div>
    </Banner>
  );
}
